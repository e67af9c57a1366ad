package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.role.Roles;
import io.quarkus.funqy.Funq;

/**
 * Ends somebody's being an administrator (IDY-09) at once, in their sessions and for the machine tokens that they answer for
 * (IDY-03, IDY-05). The last one stays.
 */
@ApplicationScoped
public class RevokeRole {

    /**
     * <pre>{@code {"person": {"email": "omar@home.example"}, "role": "administrator"}}</pre>
     */
    public record Input(@JsonUnwrapped Roles.WantedRole wanted) {
    }

    private final Caller caller;
    private final Roles roles;

    RevokeRole(Caller caller, Roles roles) {
        this.caller = caller;
        this.roles = roles;
    }

    /** @throws dev.guesthouse.problem.Problem last-administrator, not-found */
    @Funq("revoke-role")
    @Change
    public void revokeRole(Input input) {
        roles.revoke(input.wanted(), caller.act());
    }
}
