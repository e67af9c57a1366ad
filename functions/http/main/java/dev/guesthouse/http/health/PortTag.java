package dev.guesthouse.http.health;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Lets a program start of whose two ports one is fixed and one is any that is free (0): Quarkus tags the meters of a
 * server with its port only where it is fixed, and Prometheus refuses meters that are tagged once so, once so.
 */
class PortTag {

    private static final String TAG = "server.port";

    @Produces
    @Singleton
    MeterFilter alwaysThere() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                var ofServer = id.getName().startsWith("http.server.") && !id.getName().equals("http.server.requests");
                return ofServer && id.getTag(TAG) == null ? id.withTag(Tag.of(TAG, "any")) : id;
            }
        };
    }
}
