package dev.guesthouse.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetSystem;
import dev.guesthouse.delivery.targets.Targets;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Says in words what works with a target system and what does not (CON-01). */
@ApplicationScoped
public class TestConnector {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "sample": true}}</pre>
     *
     * @param id the connector's
     * @param sample whether to make a sample person there too, and remove it again; {@code false} where it is left out
     */
    public record Input(UUID id, Boolean sample) {
    }

    /**
     * How it went.
     *
     * @param works whether all of it is as it should be
     * @param findings one after the other, as they were found
     */
    public record Answer(boolean works, List<Finding> findings) {
    }

    private final Targets targets;

    TestConnector(Targets targets) {
        this.targets = targets;
    }

    /** Outside of any transaction, as every call of a target system. @throws dev.guesthouse.problem.Problem not-found */
    @Funq("test-connector")
    public Answer testConnector(Input input) {
        var connector = QuarkusTransaction.requiringNew().call(() -> Connector.<Connector>byId(Fields.need("id", input.id())));
        var findings = new ArrayList<Finding>();
        if (connector.kind == ConnectorKind.local) {
            findings.add(new Finding(true, "The local directory needs nothing, and works."));
        } else {
            attempt(connector, Boolean.TRUE.equals(input.sample()), findings);
        }
        return new Answer(findings.stream().allMatch(Finding::works), List.copyOf(findings));
    }

    private void attempt(Connector connector, boolean sample, List<Finding> findings) {
        try {
            var target = targets.of(connector);
            findings.addAll(target.test(connector));
            if (sample && findings.stream().allMatch(Finding::works)) {
                sample(target, connector, findings);
            }
        } catch (TargetException e) {
            findings.add(new Finding(false, e.getMessage()));
        }
    }

    /** Somebody who is nobody, at an address to which nothing is ever delivered (RFC 2606). */
    private static void sample(TargetSystem target, Connector connector, List<Finding> findings) {
        var id = UUID.randomUUID();
        var holder = new Holder(id, "guesthouse-sample-%s@example.com".formatted(id.toString().substring(0, 8)), "Guesthouse sample");
        String account;
        try {
            account = target.createAccount(connector, holder).id();
        } catch (TargetException e) {
            findings.add(new Finding(false, "The sample person %s was not made, or only in part, so look for it: %s".formatted(holder.email(), e.getMessage())));
            return;
        }
        findings.add(new Finding(true, "A sample person was made there: %s.".formatted(holder.email())));
        try {
            target.delete(connector, account);
            findings.add(new Finding(true, "The sample person was removed."));
        } catch (TargetException e) {
            findings.add(new Finding(false, "The sample person %s may still be there, so look for it: %s".formatted(holder.email(), e.getMessage())));
        }
    }
}
