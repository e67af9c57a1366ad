package dev.guesthouse.settings;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Attributes for new files that other users of the machine cannot read; none on Windows, where the home's own rules hold. */
public final class OwnerOnly {

    private OwnerOnly() {
    }

    /** For {@link java.nio.file.Files#createDirectories}: mode 0700. */
    public static FileAttribute<?>[] directory() {
        return mode("rwx------");
    }

    /** For {@link java.nio.channels.FileChannel#open}: mode 0600. */
    public static FileAttribute<?>[] file() {
        return mode("rw-------");
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
                : new FileAttribute<?>[0];
    }
}
