package dev.guesthouse.signin;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.role.Role;
import io.quarkus.funqy.Funq;

/** Tells who is signed in. */
@ApplicationScoped
public class Whoami {

    /**
     * Who is signed in.
     *
     * @param person themselves
     * @param roles that they have for the whole instance
     */
    public record Answer(PersonView person, Set<Role> roles) {
    }

    private final Caller caller;

    Whoami(Caller caller) {
        this.caller = caller;
    }

    // No transaction: there is nothing to keep together.
    @Funq("whoami")
    public Answer whoami() {
        return new Answer(PersonView.of(caller.person()), caller.roles());
    }
}
