import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long things took, in milliseconds; several threads may add. */
final class Times {

    private final List<Double> times = new ArrayList<>();

    synchronized void add(double milliseconds) {
        times.add(milliseconds);
    }

    synchronized int count() {
        return times.size();
    }

    /** The time that so many of a hundred did not exceed. */
    synchronized double percentile(int percent) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }

    static double median(Stream<Double> figures) {
        var sorted = figures.sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** Since a moment of {@link System#nanoTime()}. */
    static double since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e6;
    }
}
