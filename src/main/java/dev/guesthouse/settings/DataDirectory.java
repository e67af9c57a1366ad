package dev.guesthouse.settings;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Guesthouse keeps what must survive a restart: the database inside and the mail files. */
public final class DataDirectory {

    /** The setting that names it. */
    public static final String SETTING = "guesthouse.data-dir";

    private DataDirectory() {
    }

    /**
     * The configured directory, or else {@code .data} in the checkout in dev mode, else {@code .guesthouse} at home.
     * Creates nothing.
     */
    public static Path of(Optional<String> configured) {
        return configured.map(Path::of)
                .or(() -> checkout().map(root -> root.resolve(".data")))
                .orElseGet(() -> home().resolve(".guesthouse"))
                .toAbsolutePath().normalize();
    }

    /** Dev mode runs classes from a directory, a packaged program from a jar. Quarkus knows its mode only once it runs. */
    private static Optional<Path> checkout() {
        URL here = DataDirectory.class.getResource(DataDirectory.class.getSimpleName() + ".class");
        return here != null && here.getProtocol().equals("file")
                ? Stream.iterate(Path.of(URI.create(here.toString())), Objects::nonNull, Path::getParent)
                        .filter(directory -> Files.exists(directory.resolve(".mvn"))).findFirst()
                : Optional.empty();
    }

    /** Java calls the home of a user without one "?", as happens in containers. */
    private static Path home() {
        String home = System.getProperty("user.home", "?");
        return Path.of(home.equals("?") ? "" : home);
    }
}
