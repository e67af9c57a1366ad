import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Several who do something at the same time. */
final class Callers implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    Callers(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(count);
    }

    /** Has each do it, and is back when all have. */
    void run(Callable<Void> task) throws Exception {
        for (var done : threads.invokeAll(Stream.generate(() -> task).limit(count).toList())) {
            done.get();
        }
    }

    <T> Future<T> start(Callable<T> task) {
        return threads.submit(task);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
