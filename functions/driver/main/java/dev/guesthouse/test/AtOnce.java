package dev.guesthouse.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Many calls in the same instant, each from a thread of its own. */
public final class AtOnce {

    private AtOnce() {
    }

    /** What each of the calls answered, in the calls' order. */
    public static <T> List<T> all(List<? extends Callable<T>> calls) {
        var start = new CyclicBarrier(calls.size());
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<Future<T>>();
            for (var call : calls) {
                answers.add(threads.submit(() -> {
                    start.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var answer : answers) {
                results.add(answer.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a call failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A call that a thread of its own has begun: the common pool has one on two cores, and the first call would keep it. */
    public static <T> CompletableFuture<T> begun(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, work -> new Thread(work).start());
    }

    /** The same call so many times. */
    public static <T> List<T> times(int count, Callable<T> call) {
        return all(Collections.nCopies(count, call));
    }
}
