package dev.guesthouse.targets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who shall hold what, worked out from what was decided alone: the union of what people's packages give. Knows nothing of the product. Time is
 * counted in rounds: whatever is under way in one has ended when the next begins.
 */
final class Scenario {

    /** A role, which is to be a member of a group. */
    record Place(String target, String group) {
    }

    /** That somebody is a member. */
    record Held(String target, String group, String person) {

        @Override
        public String toString() {
            return "%s: %s in %s".formatted(target, person, group);
        }
    }

    private final Map<String, Set<Place>> packages = new HashMap<>();
    private final Map<String, Set<String>> access = new HashMap<>();
    private final Set<String> everHeld = new HashSet<>();
    /** What was wanted at some moment of this round, and what at all of them. */
    private Set<Held> wantedSometimes = new HashSet<>();
    private Set<Held> wantedThroughout = new HashSet<>();
    private int round;

    void offers(String accessPackage, Place... gives) {
        packages.put(accessPackage, Set.of(gives));
        wantedSometimes.addAll(wanted());
        wantedThroughout.retainAll(wanted());
    }

    void gives(String person, String accessPackage) {
        access.computeIfAbsent(person, nobody -> new HashSet<>()).add(accessPackage);
        everHeld.add(person);
        wantedOf(person).forEach(wantedSometimes::add);
    }

    void ends(String person, String accessPackage) {
        var before = wantedOf(person).toList();
        access.get(person).remove(accessPackage);
        var after = wantedOf(person).collect(Collectors.toSet());
        before.stream().filter(held -> !after.contains(held)).forEach(wantedThroughout::remove);
    }

    boolean has(String person, String accessPackage) {
        return access.getOrDefault(person, Set.of()).contains(accessPackage);
    }

    /** What was under way has ended. */
    void nextRound() {
        round++;
        wantedSometimes = wanted();
        wantedThroughout = wanted();
    }

    int round() {
        return round;
    }

    Set<Held> wanted() {
        return access.keySet().stream().flatMap(this::wantedOf).collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<Held> wantedOf(String person) {
        return access.get(person).stream().flatMap(has -> packages.get(has).stream()).map(place -> new Held(place.target, place.group, person));
    }

    /** The same of one target, as sentences. */
    Set<String> wantedAt(String target) {
        return wanted().stream().filter(held -> held.target.equals(target)).map(Held::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever had something, and has nothing. */
    Set<String> left() {
        return everHeld.stream().filter(person -> access.get(person).isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it may be asked for in this round. */
    boolean wants(Held held) {
        return wantedSometimes.contains(held);
    }

    /** Whether it may be taken away in this round. */
    boolean doesNotWant(Held held) {
        return !wantedThroughout.contains(held);
    }

    boolean hasSomethingThroughout(String person) {
        return wantedThroughout.stream().anyMatch(held -> held.person.equals(person));
    }

    boolean hasSomethingSometimes(String person) {
        return wantedSometimes.stream().anyMatch(held -> held.person.equals(person));
    }

    /** Whether somebody had anything to get at a target in this round. */
    boolean wantsAnything(String target, String person) {
        return wantedSometimes.stream().anyMatch(held -> held.target.equals(target) && held.person.equals(person));
    }
}
