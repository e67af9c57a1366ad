package dev.guesthouse.all.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import dev.guesthouse.all.CannotStart;
import dev.guesthouse.settings.OwnerOnly;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;

/**
 * The PostgreSQL of this system, unpacked once below the data directory, where no cleaning of temporary files reaches it.
 * Its folder is named by what the archive holds, so a new version, or another machine, unpacks its own.
 */
final class Binaries {

    private Binaries() {
    }

    /**
     * Makes sure that the programs are there, removes those of other versions, and tells where they are.
     *
     * @throws CannotStart if there are none for this system
     */
    static Path unpack(Path binaries) throws IOException {
        Files.createDirectories(binaries, OwnerOnly.directory());
        Path home = binaries.resolve(digest());
        for (Path other : children(binaries)) {
            if (!other.equals(home)) {
                Trees.delete(other);
            }
        }
        if (!Files.exists(home)) {
            Path unfinished = binaries.resolve("new");
            try (TarArchiveInputStream archive = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    write(entry, archive, unfinished.resolve(entry.getName()).normalize());
                }
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home;
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            target.toFile().setExecutable(true);
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        }
    }

    private static String digest() throws IOException {
        try (DigestInputStream content = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static InputStream archive() throws IOException {
        String name = System.getProperty("os.name");
        String system = name.startsWith("Mac") ? "Darwin" : name.startsWith("Windows") ? "Windows" : name;
        String architecture = System.getProperty("os.arch");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        } catch (IllegalStateException e) {
            throw new CannotStart("Guesthouse has no PostgreSQL inside for " + name.toLowerCase(Locale.ROOT) + " on "
                    + architecture + ". Set quarkus.datasource.jdbc.url (environment variable QUARKUS_DATASOURCE_JDBC_URL)"
                    + " to one of yours.", e);
        }
    }
}
