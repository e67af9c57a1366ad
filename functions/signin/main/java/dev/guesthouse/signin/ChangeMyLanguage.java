package dev.guesthouse.signin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.guest.PersonChanges;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.settings.Language;
import io.quarkus.funqy.Funq;

/** Says in which language the caller reads messages and pages (MSG-03). */
@ApplicationScoped
public class ChangeMyLanguage {

    /**
     * <pre>{@code {"language": "de"}}</pre>
     *
     * @param language from now on; left out for what their browser asks for in pages, and in messages the instance's
     */
    public record Input(Language language) {
    }

    private final Caller caller;
    private final PersonChanges changes;

    ChangeMyLanguage(Caller caller, PersonChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("change-my-language")
    @Change
    public PersonView changeMyLanguage(Input input) {
        return PersonView.of(changes.speak(input.language(), caller.act()));
    }
}
