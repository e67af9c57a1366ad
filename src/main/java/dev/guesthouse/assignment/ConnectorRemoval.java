package dev.guesthouse.assignment;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.connector.Account;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.InUse;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** Removes connectors that nothing hangs on. Runs in the caller's transaction, in which nothing else changes. */
@ApplicationScoped
public class ConnectorRemoval {

    private final Audit audit;

    ConnectorRemoval(Audit audit) {
        this.audit = audit;
    }

    /**
     * Removes a connector with its credentials; its name is free again.
     *
     * @throws Problem invalid-input, for the local directory too; not-found; in-use where catalogs offer its resources, people hold roles by it
     *         or have an account there
     */
    public void remove(UUID id, Act act) {
        var connector = Connector.locked(Fields.need("id", id));
        if (connector.kind == ConnectorKind.local) {
            throw Problem.invalid("id", "is the local directory, which is always there");
        }
        InUse.refuse(CatalogResource.<CatalogResource>find("resource.connector = ?1 and removedAt is null order by createdAt, id", connector), "resources",
                "Catalogs offer resources of this connector: %s. Take them out first.", offered -> new InUse.Thing(offered.id, offered.displayName));
        // What a delivery has under way may be held in a moment.
        var grants = RoleGrant.count("connector = ?1 and (wanted or held or claimedUntil > ?2)", connector, act.at());
        if (grants > 0) {
            throw new Problem(ProblemType.IN_USE, "People hold roles by this connector, %,d in all. End that access first.", grants);
        }
        var accounts = Account.count("connectorId = ?1 and ours", connector.id);
        if (accounts > 0) {
            throw new Problem(ProblemType.IN_USE, "People have accounts there, %,d in all. Have them deleted first.", accounts);
        }
        connector.removedAt = act.at();
        connector.enabled = false;
        connector.credentials = null;
        audit.event(act, "connector.removed", "connector", connector.id).before(Map.of("name", connector.displayName, "kind", connector.kind)).write();
    }
}
