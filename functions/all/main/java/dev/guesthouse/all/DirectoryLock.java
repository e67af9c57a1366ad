package dev.guesthouse.all;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

import dev.guesthouse.settings.DataDirectory;
import dev.guesthouse.settings.OwnerOnly;

/** This process's claim on a data directory. Holds the channel, because one that is collected gives up its lock. */
record DirectoryLock(FileChannel channel) {

    /**
     * Makes the directory, readable by its owner only, and claims it until the process ends, however it ends.
     *
     * @throws CannotStart if another process has it, or it cannot be written
     */
    static DirectoryLock take(Path directory) {
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
                        + ": stop it, or give this one a directory of its own with " + DataDirectory.SETTING
                        + " (environment variable GUESTHOUSE_DATA_DIR).");
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw CannotStart.notWritable(directory, e);
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
