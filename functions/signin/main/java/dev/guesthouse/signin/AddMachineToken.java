package dev.guesthouse.signin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.session.MachineToken;
import io.quarkus.funqy.Funq;

/** Makes a token for a cron job or script, good for just the functions it names (IDY-05); it is shown this once. */
@ApplicationScoped
public class AddMachineToken {

    public record Input(String name, List<String> functions, Instant expiresDateTime) {
    }

    public record Answer(String token, MachineTokenView machineToken) {
    }

    private final Caller caller;
    private final Audit audit;

    AddMachineToken(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("add-machine-token")
    @Change(secret = true)
    public Answer addMachineToken(Input input) {
        var act = caller.act();
        var fields = new Fields();
        var name = fields.line("name", input.name(), 120);
        checkFunctions(fields, input.functions());
        if (fields.required("expiresDateTime", input.expiresDateTime()) != null && !input.expiresDateTime().isAfter(act.at())) {
            fields.refuse("expiresDateTime", "must be in the future");
        }
        fields.check();
        if (MachineToken.count("lower(displayName) = lower(?1) and endedAt is null", name) > 0) {
            throw new Problem(ProblemType.NAME_TAKEN, "A machine token is named %s already.".formatted(name));
        }
        var secret = Secret.token(MachineToken.PREFIX);
        var token = new MachineToken();
        token.displayName = name;
        token.tokenHash = Secret.hash(secret);
        token.answerable = caller.person();
        token.functions.addAll(input.functions());
        token.createdAt = act.at();
        token.expiresAt = input.expiresDateTime();
        token.persist();
        audit.event(act, "machineToken.added", "machineToken", token.id)
                .after(Map.of("name", name, "functions", List.copyOf(token.functions), "expiresDateTime", token.expiresAt)).write();
        return new Answer(secret, MachineTokenView.of(token));
    }

    private static void checkFunctions(Fields fields, List<String> functions) {
        if (functions == null || functions.isEmpty()) {
            fields.refuse("functions", "must name at least one function");
            return;
        }
        for (int i = 0; i < functions.size(); i++) {
            var function = functions.get(i) == null ? null : FunctionTable.named(functions.get(i));
            if (function == null || !function.who.admitsMachines()) {
                fields.refuse("functions[%d]".formatted(i), function == null ? "is not a function" : "is not for machines");
            }
        }
    }
}
