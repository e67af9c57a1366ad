package dev.guesthouse.all;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

/** Where Guesthouse keeps what must survive a restart: PostgreSQL and the mail files. */
public final class DataDirectory {

    /** The setting that names it. */
    public static final String SETTING = "guesthouse.data-dir";

    private DataDirectory() {
    }

    /**
     * The configured directory, or else {@code .data} in the checkout in dev mode, else {@code .guesthouse} at home.
     * Creates nothing.
     */
    static Path resolve(Config config) {
        return config.getOptionalValue(SETTING, String.class).map(Path::of)
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

    /**
     * Makes the directory, readable by its owner only, and claims it until the process ends, however it ends.
     *
     * @throws CannotStart if another process has it, or it cannot be written
     */
    static Lock lock(Path directory) {
        try {
            // Follows a link that is there, which createDirectories alone refuses.
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, OwnerOnly.directory());
            }
            FileChannel channel = FileChannel.open(directory.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new CannotStart("Another Guesthouse is running on the data directory " + directory
                        + ": stop it, or give this one a directory of its own with " + SETTING
                        + " (environment variable GUESTHOUSE_DATA_DIR).");
            }
            return new Lock(channel);
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
    }

    /** What to tell somebody whose data directory refused a file. */
    public static CannotStart notWritable(Path directory, IOException e) {
        // Of these, the message alone is only a path: the exception's name is what says the reason.
        String reason = e instanceof FileSystemException f && f.getReason() == null ? f.toString() : e.getMessage();
        return new CannotStart("Guesthouse cannot write to its data directory " + directory + " (" + reason
                + "): make it writable, or choose another one with " + SETTING
                + " (environment variable GUESTHOUSE_DATA_DIR).", e);
    }

    /** The claim on the directory. Holds the channel, because one that is collected gives up its lock. */
    record Lock(FileChannel channel) {

        void release() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
