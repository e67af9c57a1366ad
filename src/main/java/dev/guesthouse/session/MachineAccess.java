package dev.guesthouse.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.problem.SameName;
import dev.guesthouse.secret.Secret;

/** Makes and ends the tokens of cron jobs and scripts (IDY-05). Runs in the caller's transaction. */
@ApplicationScoped
public class MachineAccess {

    /**
     * A token as it is wanted.
     *
     * @param name unique among tokens that are good, 1 to 120 characters, one line
     * @param functions the names of those that it may call, at least one
     * @param expiresDateTime in the future: the first moment at which it is not good any more
     */
    public record WantedToken(String name, List<String> functions, Instant expiresDateTime) {
    }

    /** A token that was made, and its secret, which nobody can find out later. */
    public record Made(String secret, MachineToken token) {
    }

    private final Audit audit;

    MachineAccess(Audit audit) {
        this.audit = audit;
    }

    /**
     * Makes a token, for which the actor answers.
     *
     * @param unfit what is wrong with the name of a function; null where nothing is
     * @throws Problem invalid-input, name-taken
     */
    public Made add(WantedToken wanted, Function<String, Sentence> unfit, Act act) {
        var name = check(wanted, unfit, act.at());
        if (MachineToken.count(SameName.CONDITION + " and endedAt is null", name) > 0) {
            throw new Problem(ProblemType.NAME_TAKEN, "A machine token is named %s already.", name);
        }
        var secret = Secret.token(MachineToken.PREFIX);
        var token = new MachineToken();
        token.displayName = name;
        token.tokenHash = Secret.hash(secret);
        token.answerable = Person.byId(act.by().id());
        token.functions.addAll(wanted.functions());
        token.createdAt = act.at();
        token.expiresAt = wanted.expiresDateTime();
        token.persist();
        audit.event(act, "machineToken.added", "machineToken", token.id)
                .after(Map.of("name", name, "functions", List.copyOf(token.functions), "expiresDateTime", token.expiresAt)).write();
        return new Made(secret, token);
    }

    /** The name as it is kept. */
    private static String check(WantedToken wanted, Function<String, Sentence> unfit, Instant now) {
        var fields = new Fields();
        var name = fields.line("name", wanted.name(), 120);
        if (wanted.functions() == null || wanted.functions().isEmpty()) {
            fields.refuse("functions", "must name at least one function");
        }
        Fields.each("functions", wanted.functions()).forEach(it -> {
            var wrong = unfit.apply(it.value());
            if (wrong != null) {
                fields.refuse(it.field(), wrong);
            }
        });
        if (fields.required("expiresDateTime", wanted.expiresDateTime()) != null && !wanted.expiresDateTime().isAfter(now)) {
            fields.refuse("expiresDateTime", "must be in the future");
        }
        fields.check();
        return name;
    }

    /**
     * Ends a token at once; ending it again changes nothing.
     *
     * @throws Problem not-found
     */
    public void end(UUID id, Act act) {
        var token = MachineToken.locked(id);
        if (token.endedAt == null) {
            token.endedAt = act.at();
            audit.event(act, "machineToken.ended", "machineToken", token.id).after(Map.of("name", token.displayName)).write();
        }
    }
}
