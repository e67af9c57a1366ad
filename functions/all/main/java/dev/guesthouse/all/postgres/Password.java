package dev.guesthouse.all.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

import dev.guesthouse.all.CannotStart;
import dev.guesthouse.settings.OwnerOnly;

/** The database's password, random, in a file that only its owner reads: other users of the machine do not get in. */
record Password(Path file, String value) {

    /** The password for a database to be made; whole on disk before the database learns it. */
    static Password make(Path directory) throws IOException {
        Path file = file(directory);
        if (!Files.exists(file)) {
            write(file);
        }
        return read(directory);
    }

    /**
     * The password of the database that is there.
     *
     * @throws CannotStart if its file is gone
     */
    static Password read(Path directory) throws IOException {
        Path file = file(directory);
        if (!Files.exists(file)) {
            throw new CannotStart("The password of the database in " + directory + " is gone: put the file " + file
                    + " back from the backup that holds it.");
        }
        return new Password(file, Files.readString(file).strip());
    }

    private static Path file(Path directory) {
        return directory.resolve("postgresql.password");
    }

    private static void write(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file())) {
            channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
