package dev.guesthouse.packages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Changes a catalog: what is left out stays. Who has or has asked for its packages already is not touched (CAT-01). */
@ApplicationScoped
public class ChangeCatalog {

    /** @param description blank takes it away */
    public record Input(UUID id, String displayName, String description, Boolean enabled, Boolean enabledForExternalUsers) {
    }

    private final Caller caller;
    private final Audit audit;

    ChangeCatalog(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("change-catalog")
    @Change
    public CatalogView changeCatalog(Input input) {
        var fields = new Fields();
        fields.required("id", input.id());
        var displayName = fields.optionalLine("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        fields.check();
        var catalog = Catalog.locked(input.id());
        var before = values(catalog);
        if (displayName != null) {
            catalog.rename(displayName);
        }
        catalog.description = input.description() == null ? catalog.description : description;
        catalog.enabled = input.enabled() == null ? catalog.enabled : input.enabled();
        catalog.enabledForExternalUsers = input.enabledForExternalUsers() == null ? catalog.enabledForExternalUsers : input.enabledForExternalUsers();
        audit.event(caller.act(), "catalog.changed", "catalog", catalog.id).before(before).after(values(catalog)).write();
        return CatalogView.of(catalog);
    }

    private static Map<String, Object> values(Catalog catalog) {
        var values = new LinkedHashMap<String, Object>();
        values.put("displayName", catalog.displayName);
        values.put("description", catalog.description);
        values.put("enabled", catalog.enabled);
        values.put("enabledForExternalUsers", catalog.enabledForExternalUsers);
        return values;
    }
}
