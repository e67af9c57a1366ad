package dev.guesthouse.signin;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.session.MachineAccess;
import io.quarkus.funqy.Funq;

/** Ends a machine token at once; ending it again changes nothing. */
@ApplicationScoped
public class EndMachineToken {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the token's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final MachineAccess machines;

    EndMachineToken(Caller caller, MachineAccess machines) {
        this.caller = caller;
        this.machines = machines;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("end-machine-token")
    @Change
    public void endMachineToken(Input input) {
        machines.end(Fields.need("id", input.id()), caller.act());
    }
}
