package dev.guesthouse.walks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Leaves out of a walk that broke a rule what it does not need to break it: halves first, then rounds, then single actions. */
final class Shortening {

    /**
     * A walk that broke a rule.
     *
     * @param walked how many rounds went well before
     */
    record Replay(Broken broken, int walked, List<String> trace) {
    }

    /** Whether a race is lost is chance: a walk that goes well once may break the next time. */
    private static final int TRIES = 2;

    private final BiFunction<Walk, Boolean, Optional<Replay>> replay;
    private final String rule;
    private final long until;
    private final boolean atTheEnd;
    private Walk shortest;
    private Replay last;

    /**
     * @param replay how a walk comes out, to its end or not; empty where all is well
     * @param longest how long to try; then what was found so far must do
     */
    Shortening(Walk walk, Replay first, BiFunction<Walk, Boolean, Optional<Replay>> replay, Duration longest) {
        // What would have come after it is of no use; without it, the end need not be walked.
        this.atTheEnd = first.walked() == walk.rounds().size();
        this.shortest = atTheEnd ? walk : walk.with(walk.rounds().subList(0, first.walked() + 1));
        this.last = first;
        this.replay = replay;
        this.rule = first.broken().rule;
        this.until = System.nanoTime() + longest.toNanos();
    }

    /** The walk as short as it got; {@link #last} tells how it came out. */
    Walk shorten() {
        for (int part = shortest.rounds().size() / 2; part >= 1; part = part / 2) {
            leaveOut(part);
        }
        leaveOut(1);
        leaveOutActions();
        return shortest;
    }

    Replay last() {
        return last;
    }

    private void leaveOut(int part) {
        for (int from = shortest.rounds().size() - part; from > -part; from -= part) {
            var fewer = new ArrayList<>(shortest.rounds());
            fewer.subList(Math.max(0, from), Math.min(fewer.size(), from + part)).clear();
            keepIfBroken(shortest.with(fewer));
        }
    }

    private void leaveOutActions() {
        for (int round = shortest.rounds().size() - 1; round >= 0; round--) {
            for (int action = shortest.rounds().get(round).actions().size() - 1; action >= 0; action--) {
                var changed = new ArrayList<>(shortest.rounds());
                changed.set(round, changed.get(round).without(action));
                keepIfBroken(shortest.with(changed));
            }
        }
    }

    private void keepIfBroken(Walk shorter) {
        for (int i = 0; i < TRIES && System.nanoTime() < until; i++) {
            var outcome = replay.apply(shorter, atTheEnd).filter(it -> it.broken.rule.equals(rule));
            if (outcome.isPresent()) {
                shortest = shorter;
                last = outcome.get();
                return;
            }
        }
    }
}
