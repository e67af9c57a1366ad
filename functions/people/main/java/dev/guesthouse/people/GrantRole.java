package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.role.Roles;
import io.quarkus.funqy.Funq;

/** Makes a member of the home organization an administrator (IDY-09), at once; one who is already stays one. */
@ApplicationScoped
public class GrantRole {

    /**
     * <pre>{@code {"person": {"email": "omar@home.example"}, "role": "administrator"}}</pre>
     */
    public record Input(@JsonUnwrapped Roles.WantedRole wanted) {
    }

    private final Caller caller;
    private final Roles roles;

    GrantRole(Caller caller, Roles roles) {
        this.caller = caller;
        this.roles = roles;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("grant-role")
    @Change
    public void grantRole(Input input) {
        roles.grant(input.wanted(), caller.act());
    }
}
