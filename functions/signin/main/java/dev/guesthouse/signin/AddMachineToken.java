package dev.guesthouse.signin;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.session.MachineAccess;
import io.quarkus.funqy.Funq;

/** Makes a token for a cron job or script, good for just the functions it names (IDY-05); it is shown this once. */
@ApplicationScoped
public class AddMachineToken {

    /**
     * <pre>{@code
     * {"name": "nightly jobs", "functions": ["expire-assignments", "deliver"], "expiresDateTime": "2099-12-31T22:00:00Z"}
     * }</pre>
     */
    public record Input(@JsonUnwrapped MachineAccess.WantedToken token) {
    }

    /**
     * A token that was made.
     *
     * @param token for {@code Authorization: Bearer}; shown this once
     * @param machineToken what it is good for
     */
    public record Answer(String token, MachineTokenView machineToken) {
    }

    private final Caller caller;
    private final MachineAccess machines;

    AddMachineToken(Caller caller, MachineAccess machines) {
        this.caller = caller;
        this.machines = machines;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("add-machine-token")
    @Change(secret = true)
    public Answer addMachineToken(Input input) {
        var made = machines.add(input.token(), AddMachineToken::unfit, caller.act());
        return new Answer(made.secret(), MachineTokenView.of(made.token()));
    }

    private static Sentence unfit(String name) {
        var function = name == null ? null : FunctionTable.named(name);
        if (function == null) {
            return Sentence.of("is not a function");
        }
        return function.who.admitsMachines() ? null : Sentence.of("is not for machines");
    }
}
