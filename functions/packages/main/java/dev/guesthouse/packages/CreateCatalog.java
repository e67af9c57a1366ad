package dev.guesthouse.packages;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.role.Role;
import dev.guesthouse.role.RoleAssignment;
import io.quarkus.funqy.Funq;

/** Creates a catalog; whoever does becomes its first owner (CAT-01). */
@ApplicationScoped
public class CreateCatalog {

    /**
     * @param enabled null is yes
     * @param enabledForExternalUsers null is no
     */
    public record Input(String displayName, String description, Boolean enabled, Boolean enabledForExternalUsers) {
    }

    private final Caller caller;
    private final Audit audit;

    CreateCatalog(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("create-catalog")
    @Change
    public CatalogView createCatalog(Input input) {
        var act = caller.act();
        var fields = new Fields();
        var catalog = new Catalog();
        var displayName = fields.line("displayName", input.displayName(), 120);
        catalog.description = fields.optionalText("description", input.description(), 2000);
        fields.check();
        catalog.rename(displayName);
        catalog.enabled = !Boolean.FALSE.equals(input.enabled());
        catalog.enabledForExternalUsers = Boolean.TRUE.equals(input.enabledForExternalUsers());
        catalog.createdAt = act.at();
        catalog.persist();
        audit.event(act, "catalog.created", "catalog", catalog.id).after(Map.of("displayName", catalog.displayName,
                "enabled", catalog.enabled, "enabledForExternalUsers", catalog.enabledForExternalUsers)).write();
        if (!caller.isMachine()) {
            RoleAssignment.give(caller.person(), Role.owner, catalog.id, act.at());
        }
        caller.created("catalog", "id", catalog.id);
        return CatalogView.of(catalog);
    }
}
