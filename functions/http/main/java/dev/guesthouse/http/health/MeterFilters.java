package dev.guesthouse.http.health;

import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/** Mends what Quarkus's own meters cannot agree on. */
class MeterFilters {

    private static final String PORT = "server.port";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /**
     * Lets a program start of whose two ports one is fixed and one is any that is free (0): the meters of a server are
     * tagged with its port only where it is fixed, and Prometheus refuses meters of one name with different tags.
     */
    @Produces
    @Singleton
    MeterFilter alwaysAPort() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                var ofServer = id.getName().startsWith("http.server.") && !id.getName().equals("http.server.requests");
                return ofServer && id.getTag(PORT) == null ? id.withTag(Tag.of(PORT, "any")) : id;
            }
        };
    }

    /** What a caller calls a method is theirs to choose, and each value would be kept for ever. */
    @Produces
    @Singleton
    MeterFilter knownMethods() {
        return MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "OTHER");
    }

    /** This one is registered once for each event loop group, and warns at every start that it has but one name. */
    @Produces
    @Singleton
    MeterFilter noWorkers() {
        return MeterFilter.denyNameStartsWith("netty.eventexecutor.workers");
    }
}
