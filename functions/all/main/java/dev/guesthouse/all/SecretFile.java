package dev.guesthouse.all;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Supplier;

import dev.guesthouse.settings.OwnerOnly;

/** A secret of this instance's own in a file that only its owner reads: other users of the machine do not get at it. */
public final class SecretFile {

    private SecretFile() {
    }

    /** What the file holds, made where it is not there; whole on disk before anybody uses it. */
    public static String readOrMake(Path file, Supplier<String> make) throws IOException {
        if (!Files.exists(file)) {
            write(file, make.get());
        }
        return Files.readString(file).strip();
    }

    private static void write(Path file, String secret) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file())) {
            channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
