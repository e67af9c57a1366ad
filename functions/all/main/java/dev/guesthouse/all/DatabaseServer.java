package dev.guesthouse.all;

import java.nio.file.Path;

/**
 * A database server that lives as long as this process.
 * Found by {@link java.util.ServiceLoader}, so that a native image, where no such service is registered, carries none of it.
 */
public interface DatabaseServer {

    /**
     * Starts the server and returns when it answers.
     *
     * @param directory the locked data directory, which keeps the data across starts
     * @throws CannotStart with what the server said
     */
    Login start(Path directory);

    /** Stops the server and returns when it is gone; harmless when it never started. */
    void stop();

    /** How the owner of what is there signs in to the server: whoever migrates, and nobody else. */
    record Login(String url, String username, String password) {
    }
}
