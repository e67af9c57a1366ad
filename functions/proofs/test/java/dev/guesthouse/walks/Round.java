package dev.guesthouse.walks;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A step of a walk: the clock is moved, then everything is done in the same instant, each on a thread of its own.
 *
 * @param target how the second target system behaves meanwhile
 */
record Round(Shift shift, Target target, List<Action> actions, After after) {

    /** What follows before the next one. */
    enum After {
        /** It finds everything as this one left it. */
        nothing,
        /** The jobs run to the end. */
        jobs,
        /** And deliveries that fail are tried until they do not. */
        calm,
        /** The jobs run for a night, and the target fails all of it. */
        night;

        private static After draw(RandomGenerator random) {
            return switch (random.nextInt(12)) {
                case 0 -> calm;
                case 5 -> night;
                case 1, 2, 3, 4 -> nothing;
                default -> jobs;
            };
        }
    }

    static Round draw(RandomGenerator random) {
        // Half of the rounds are about one thing: what is there once is where actors get into each other's way.
        var one = random.nextBoolean() ? Action.number(random) : -1;
        var after = After.draw(random);
        return new Round(Shift.draw(random), after == After.night ? Target.drawFailing(random) : Target.draw(random),
                Stream.generate(() -> Action.draw(random, one < 0 ? Action.number(random) : one)).limit(random.nextInt(1, 4)).toList(),
                after);
    }

    /** The same without one of its actions. */
    Round without(int index) {
        var fewer = new ArrayList<>(actions);
        fewer.remove(index);
        return new Round(shift, target, List.copyOf(fewer), after);
    }
}
