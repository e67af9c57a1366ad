package dev.guesthouse.delivery.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.settings.OwnerOnly;
import dev.guesthouse.settings.Settings;

/** Writes each letter to a file of its own, for whoever has no mail server yet; sorted by name they are sorted by time. */
@ApplicationScoped
class FilePost {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Of an address in a file's name: file systems take 255 characters, addresses can have more. */
    private static final int LONGEST = 150;

    private static final Logger LOG = Logger.getLogger(FilePost.class);

    private final Settings settings;
    private final MailFile format;

    FilePost(Settings settings, MailFile format) {
        this.settings = settings;
        this.format = format;
    }

    // One at a time, so that two letters of one moment do not get one name.
    synchronized void send(Mailing mailing) {
        try {
            // The files hold codes and links.
            var folder = Files.createDirectories(folder(), OwnerOnly.directory());
            var file = free(folder, mailing);
            var draft = Files.createTempFile(folder, ".", ".tmp");
            Files.writeString(draft, format.of(mailing), UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.infof("No mail server is set: the message %s to %s is in %s", mailing.kind(), mailing.recipient(), file);
        } catch (IOException e) {
            LOG.errorf("A message could not be written below %s: %s", folder(), e.getClass().getName());
            throw NotSent.away("The mail file could not be written.");
        }
    }

    private static Path free(Path folder, Mailing mailing) {
        var at = mailing.at();
        while (Files.exists(folder.resolve(name(at, mailing)))) {
            at = at.plus(1, ChronoUnit.MICROS);
        }
        return folder.resolve(name(at, mailing));
    }

    private static String name(Instant at, Mailing mailing) {
        var recipient = mailing.recipient().replaceAll("[^A-Za-z0-9@._+-]", "_");
        return "%s-%s-%s.eml".formatted(TIME.format(at), recipient.substring(0, Math.min(recipient.length(), LONGEST)), mailing.kind());
    }

    private Path folder() {
        return MailFolder.of(settings);
    }
}
