package dev.guesthouse.walks;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What happens to an instance that begins empty, drawn from a seed; any of the rounds can be left out. */
record Walk(long seed, List<Round> rounds) {

    private static final int ROUNDS = 40;

    static Walk draw(long seed) {
        var random = new Random(seed);
        return new Walk(seed, Stream.generate(() -> Round.draw(random)).limit(ROUNDS).toList());
    }

    Walk with(List<Round> fewer) {
        return new Walk(seed, List.copyOf(fewer));
    }

    int actions() {
        return rounds.stream().mapToInt(round -> round.actions().size()).sum();
    }
}
