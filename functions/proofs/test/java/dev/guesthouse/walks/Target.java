package dev.guesthouse.walks;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.test.StandIn;

/** How the second target system behaves for a round (CON-03). */
enum Target {
    works(null),
    refuses(() -> TargetException.refused("It refused.")),
    isAway(() -> TargetException.away("It did not answer within 10 s.")),
    throttles(() -> TargetException.throttled(Duration.ofMinutes(20))),
    breaks(() -> new IllegalStateException("nothing that anybody foresaw"));

    private final Supplier<RuntimeException> fault;

    Target(Supplier<RuntimeException> fault) {
        this.fault = fault;
    }

    static Target draw(RandomGenerator random) {
        return random.nextInt(3) > 0 ? works : drawFailing(random);
    }

    static Target drawFailing(RandomGenerator random) {
        return values()[random.nextInt(works.ordinal() + 1, values().length)];
    }

    void make(StandIn crm) {
        crm.works();
        if (fault != null) {
            crm.onGrant(this::fail);
            crm.onRevoke(this::fail);
        }
    }

    private void fail() {
        throw fault.get();
    }
}
