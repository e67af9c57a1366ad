package dev.guesthouse.people;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Problem;
import io.quarkus.funqy.Funq;

/** Shows a person, by id or address. */
@ApplicationScoped
public class ShowPerson {

    /**
     * @param id theirs; left out where {@code email} says who
     * @param email their e-mail address; left out where {@code id} says who
     */
    public record Input(UUID id, String email) {
    }

    /** @throws Problem not-found */
    @Funq("person")
    @Transactional
    public PersonView person(Input input) {
        if ((input.id() == null) == (input.email() == null)) {
            throw Problem.invalid("id", "must be given, or else email; not both");
        }
        return PersonView.of(new PersonRef(input.id(), input.email(), null).find("email").orElseThrow(() -> Problem.notFound("person")));
    }
}
