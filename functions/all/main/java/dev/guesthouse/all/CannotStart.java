package dev.guesthouse.all;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import dev.guesthouse.settings.DataDirectory;

/** Guesthouse cannot start. The message is all that is printed: it says what is wrong and what a person can do. */
public final class CannotStart extends RuntimeException {

    /** @param message whole sentences for the person who started it */
    public CannotStart(String message) {
        super(message);
    }

    /** @param message whole sentences for the person who started it */
    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    /** What to tell somebody whose data directory refused a file. */
    public static CannotStart notWritable(Path directory, IOException e) {
        // Of these, the message alone is only a path: the exception's name is what says the reason.
        String reason = e instanceof FileSystemException f && f.getReason() == null ? f.toString() : e.getMessage();
        return new CannotStart("Guesthouse cannot write to its data directory " + directory + " (" + reason
                + "): make it writable, or choose another one with " + DataDirectory.SETTING
                + " (environment variable GUESTHOUSE_DATA_DIR).", e);
    }
}
