package dev.guesthouse.catalog;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.role.Role;
import dev.guesthouse.role.RoleAssignment;

/** Makes catalogs and changes what they are (CAT-01). Runs in the caller's transaction. */
@ApplicationScoped
public class Cataloguing {

    private final Audit audit;

    Cataloguing(Audit audit) {
        this.audit = audit;
    }

    /** A catalog that is not there yet, to try with what would be in it; of which nothing stays. */
    public Catalog imagined(Act act) {
        var catalog = new Catalog();
        catalog.displayName = UUID.randomUUID().toString();
        catalog.createdAt = act.at();
        catalog.persist();
        return catalog;
    }

    /** Makes a catalog; the person who does becomes its first owner. @throws Problem invalid-input; name-taken */
    public Catalog create(WantedCatalog wanted, Act act) {
        var fields = new Fields();
        var catalog = new Catalog();
        var displayName = fields.line("displayName", wanted.displayName(), 120);
        catalog.description = fields.optionalText("description", wanted.description(), 2000);
        fields.check();
        catalog.rename(displayName);
        catalog.enabled = !Boolean.FALSE.equals(wanted.enabled());
        catalog.enabledForExternalUsers = Boolean.TRUE.equals(wanted.enabledForExternalUsers());
        catalog.createdAt = act.at();
        catalog.persist();
        audit.event(act, "catalog.created", "catalog", catalog.id).after(Audit.values("displayName", catalog.displayName,
                "enabled", catalog.enabled, "enabledForExternalUsers", catalog.enabledForExternalUsers)).write();
        if (act.by().kind() == Actor.Kind.person) {
            RoleAssignment.give(Person.byId(act.by().id()), Role.owner, catalog.id, act.at());
        }
        return catalog;
    }

    /** Changes a catalog; who has or has asked for its packages already is not touched. @throws Problem invalid-input; not-found; name-taken */
    public Catalog change(UUID id, WantedCatalog wanted, Act act) {
        var fields = new Fields();
        // Of one that is not named there is nothing to stay.
        var catalog = fields.required("id", id) == null ? new Catalog() : Catalog.locked(id);
        var displayName = fields.changedLine("displayName", wanted.displayName(), 120, catalog.displayName);
        var description = fields.changedText("description", wanted.description(), 2000, catalog.description);
        fields.check();
        var before = values(catalog);
        catalog.rename(displayName);
        catalog.description = description;
        catalog.enabled = wanted.enabled() == null ? catalog.enabled : wanted.enabled();
        catalog.enabledForExternalUsers = wanted.enabledForExternalUsers() == null ? catalog.enabledForExternalUsers : wanted.enabledForExternalUsers();
        audit.event(act, "catalog.changed", "catalog", catalog.id).before(before).after(values(catalog)).writeIfChanged();
        return catalog;
    }

    private static Map<String, Object> values(Catalog catalog) {
        return Audit.values("displayName", catalog.displayName, "description", catalog.description, "enabled", catalog.enabled,
                "enabledForExternalUsers", catalog.enabledForExternalUsers);
    }
}
