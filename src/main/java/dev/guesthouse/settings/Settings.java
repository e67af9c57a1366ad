package dev.guesthouse.settings;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings that every program understands; a misspelt one stops the start. */
@ConfigMapping(prefix = "guesthouse")
public interface Settings {

    /** The public address that links begin with. */
    @WithDefault("http://localhost:8080")
    URI url();

    /** The instance's name in pages and messages. */
    @WithDefault("Guesthouse")
    String name();

    /** Domains of the home organization (ORG-13). */
    Optional<Set<String>> homeDomains();

    /** Address of the first administrator. */
    Optional<String> administrator();

    /** Where the embedded PostgreSQL and mail files are. */
    Optional<String> dataDir();

    /** The in-process schedule. */
    Schedule schedule();

    interface Schedule {
        @WithDefault("false")
        boolean enabled();
    }

    /** An address of this instance: {@code /d/T} below the public one. */
    default String address(String path) {
        return url().toString().replaceAll("/+$", "") + path;
    }
}
