package dev.guesthouse.signin;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.session.MachineToken;
import io.quarkus.funqy.Funq;

/** Ends a machine token at once; ending it again changes nothing. */
@ApplicationScoped
public class EndMachineToken {

    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Audit audit;

    EndMachineToken(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("end-machine-token")
    @Change
    public void endMachineToken(Input input) {
        if (input.id() == null) {
            throw Problem.invalid("id", "is required");
        }
        var act = caller.act();
        // Not by findById: with the functions joined, Hibernate reads first and locks after, and keeps what it read.
        var token = MachineToken.<MachineToken>find("id", input.id()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional()
                .orElseThrow(() -> Problem.notFound("machine token"));
        if (token.endedAt == null) {
            token.endedAt = act.at();
            audit.event(act, "machineToken.ended", "machineToken", token.id).after(Map.of("name", token.displayName)).write();
        }
    }
}
