package dev.guesthouse.delivery.targets.scim;

import java.time.Clock;

import dev.guesthouse.delivery.outbound.Authorized;
import dev.guesthouse.delivery.targets.TargetSystem;

/** For tests of products that speak SCIM beside something else. */
public final class ScimTargets {

    private ScimTargets() {
    }

    public static TargetSystem by(Authorized authorized) {
        return new ScimTarget(authorized, Clock.systemUTC());
    }
}
