package dev.guesthouse.walks;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.guesthouse.test.Answer;

/** How the actions came out: a walk whose actions are mostly refused proves little. */
final class Tally {

    private final Map<Deed, Map<String, Integer>> outcomes = new EnumMap<>(Deed.class);
    int walks;
    int rounds;

    void count(Deed deed, Answer answer) {
        count(deed, answer.status() < 300 ? "ok" : answer.text("type").replace("/problems/", ""));
    }

    private void count(Deed deed, String outcome) {
        outcomes.computeIfAbsent(deed, it -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }

    int of(Deed deed, String outcome) {
        return outcomes.getOrDefault(deed, Map.of()).getOrDefault(outcome, 0);
    }

    @Override
    public String toString() {
        return "%d walks, %d rounds%n".formatted(walks, rounds) + Arrays.stream(Deed.values())
                .map(deed -> "  %-20s %s".formatted(deed, outcomes.getOrDefault(deed, Map.of()))).collect(Collectors.joining(System.lineSeparator()));
    }
}
