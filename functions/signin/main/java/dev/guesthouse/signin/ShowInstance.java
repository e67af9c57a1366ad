package dev.guesthouse.signin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.guesthouse.session.FirstAdministrator;
import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Tells anybody whose instance this is, and how one signs in: what a page shows before it knows who reads it. */
@ApplicationScoped
public class ShowInstance {

    /** How somebody can sign in. */
    public enum SignInWay {
        /** By a one-time code to an address: {@code send-code}. */
        code
    }

    /**
     * What everybody may know.
     *
     * @param displayName the instance's name in pages and messages
     * @param languages that it speaks, its own first
     * @param version of the program
     * @param signInWays how somebody can sign in
     * @param hasAdministrator false until somebody with an address runs it: then only whoever starts the program can let one in
     */
    public record Answer(String displayName, List<Language> languages, String version, List<SignInWay> signInWays, boolean hasAdministrator) {
    }

    private final Settings settings;
    private final String version;

    ShowInstance(Settings settings, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.settings = settings;
        this.version = version;
    }

    @Funq("instance")
    @Transactional
    public Answer instance() {
        return new Answer(settings.name(), settings.languages(), version, List.of(SignInWay.values()), FirstAdministrator.isThere());
    }
}
