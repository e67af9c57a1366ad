package dev.guesthouse.delivery.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.post.MailFile.Written;
import dev.guesthouse.settings.DataDirectory;
import dev.guesthouse.settings.Settings;

/** The messages that became files, to be read again. */
@ApplicationScoped
public class MailFolder {

    private static final String END = ".eml";

    private final Settings settings;

    MailFolder(Settings settings) {
        this.settings = settings;
    }

    /**
     * A message that became a file.
     *
     * @param name of its file
     * @param mail what a person reads of it
     */
    public record Kept(String name, Written mail) {
    }

    static Path of(Settings settings) {
        return DataDirectory.of(settings.dataDir()).resolve("mail");
    }

    /** The newest first, at most so many. */
    public List<Kept> newest(int most) {
        return names().stream().limit(most).flatMap(name -> read(name).stream()).toList();
    }

    /** Empty where there is no such file in the folder itself, whatever the name looks like. */
    public Optional<Kept> named(String name) {
        return names().stream().filter(name::equals).findFirst().flatMap(this::read);
    }

    /** As they sort, which is by time. */
    private List<String> names() {
        try (var files = Files.list(of(settings))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(END)).sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where it was deleted meanwhile. */
    private Optional<Kept> read(String name) {
        try {
            return Optional.of(new Kept(name, MailFile.read(Files.readString(of(settings).resolve(name)))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
