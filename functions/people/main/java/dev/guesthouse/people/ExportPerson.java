package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.person.PersonRef;
import io.quarkus.funqy.Funq;

/**
 * Answers all that is kept of a person (GST-05), hashes of secrets and what says nothing of them left out. That it was asked
 * for is in the audit; the answer itself is kept nowhere.
 */
@ApplicationScoped
public class ExportPerson {

    /**
     * <pre>{@code {"person": {"email": "pia@eu.fabrikam.example"}}}</pre>
     *
     * @param person who is meant
     */
    public record Input(PersonRef person) {
    }

    private final Caller caller;
    private final Dossier dossier;
    private final Audit audit;

    ExportPerson(Caller caller, Dossier dossier, Audit audit) {
        this.caller = caller;
        this.dossier = dossier;
        this.audit = audit;
    }

    @Funq("export-person")
    @Change(secret = true)
    public Dossier.Answer exportPerson(Input input) {
        var act = caller.act();
        var person = PersonRef.requiredOrDeleted("person", input.person());
        var answer = dossier.of(person, act.at());
        audit.event(act, "person.exported", "person", person.id).write();
        return answer;
    }
}
