package dev.guesthouse.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Writes down together what several threads have while one of them writes: each waits until its own is written, and a few transactions are enough for many. */
final class Together<K, V> {

    private final Consumer<Map<K, V>> write;
    private Map<K, V> waiting = new LinkedHashMap<>();
    private CompletableFuture<Void> written = new CompletableFuture<>();
    private final Object writing = new Object();

    /** @param write of one call at a time */
    Together(Consumer<Map<K, V>> write) {
        this.write = write;
    }

    /** Is back when it is written. @throws RuntimeException what writing those together has thrown */
    void write(K key, V value) {
        CompletableFuture<Void> mine;
        synchronized (this) {
            waiting.put(key, value);
            mine = written;
        }
        synchronized (writing) {
            if (!mine.isDone()) {
                writeAll();
            }
        }
        try {
            mine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    private void writeAll() {
        Map<K, V> all;
        CompletableFuture<Void> ofAll;
        synchronized (this) {
            all = waiting;
            ofAll = written;
            waiting = new LinkedHashMap<>();
            written = new CompletableFuture<>();
        }
        try {
            write.accept(all);
            ofAll.complete(null);
        } catch (RuntimeException e) {
            ofAll.completeExceptionally(e);
        }
    }
}
