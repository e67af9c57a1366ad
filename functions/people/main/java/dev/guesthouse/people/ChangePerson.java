package dev.guesthouse.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.guest.PersonChanges;
import dev.guesthouse.guest.PersonChanges.PersonChange;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.TakesBack;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.person.PersonRef;
import io.quarkus.funqy.Funq;

/**
 * Changes a person: what is left out stays. One whose address changes stays the same person (IDY-06): sessions and open codes
 * end, the organization is worked out anew, and what they have stays and is listed, so that somebody can look whether it should.
 */
@ApplicationScoped
public class ChangePerson implements TakesBack<ChangePerson.Input> {

    /**
     * <pre>{@code {"person": {"email": "pia@eu.fabrikam.example"}, "displayName": "Pia Stein", "language": "de"}}</pre>
     *
     * @param change what of whom
     */
    public record Input(@JsonUnwrapped PersonChange change) {
    }

    /**
     * The person as they are now.
     *
     * @param assignments what the person has, the newest first
     */
    public record Answer(@JsonUnwrapped PersonView person, List<Holding> assignments) {
    }

    /**
     * What the person has.
     *
     * @param id the assignment's
     * @param accessPackage what it is
     * @param startDateTime when it began
     * @param endDateTime the first moment without it; null for no end
     */
    public record Holding(UUID id, @JsonProperty("package") Named accessPackage, Instant startDateTime, Instant endDateTime) {

        static Holding of(Assignment assignment) {
            return new Holding(assignment.id, new Named(assignment.accessPackage.id, assignment.accessPackage.displayName), assignment.startAt,
                    assignment.endAt);
        }
    }

    private final Caller caller;
    private final PersonChanges changes;

    ChangePerson(Caller caller, PersonChanges changes) {
        this.caller = caller;
        this.changes = changes;
    }

    /** @throws dev.guesthouse.problem.Problem not-found, person-exists */
    @Funq("change-person")
    @Change(thenDeliver = true)
    public Answer changePerson(Input input) {
        var act = caller.act();
        var person = changes.change(input.change(), act);
        return new Answer(PersonView.of(person), Assignment.live(person, act.at()).stream().map(Holding::of).toList());
    }

    @Override
    public Object before(Input input) {
        return input.change().person() == null ? null : PersonView.of(PersonRef.required("person", input.change().person()));
    }
}
