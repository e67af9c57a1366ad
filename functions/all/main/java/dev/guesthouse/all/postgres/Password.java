package dev.guesthouse.all.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

import dev.guesthouse.all.CannotStart;
import dev.guesthouse.all.SecretFile;

/** The database's password, random, in a file that only its owner reads: other users of the machine do not get in. */
record Password(Path file, String value) {

    /** The password for a database to be made; whole on disk before the database learns it. */
    static Password make(Path directory) throws IOException {
        Path file = file(directory);
        return new Password(file, SecretFile.readOrMake(file, Password::random));
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

    private static String random() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
