package dev.guesthouse.accesspackage;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.Cataloguing;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.secret.Secret;

/** Makes access packages (PKG-01) and their links (PKG-03). Runs in the caller's transaction. */
@ApplicationScoped
public class Packaging {

    private final Cataloguing cataloguing;
    private final Audit audit;

    Packaging(Cataloguing cataloguing, Audit audit) {
        this.cataloguing = cataloguing;
        this.audit = audit;
    }

    /** A package that is not there yet, to try with what would be in it; of which nothing stays. */
    public AccessPackage imagined(Act act) {
        var accessPackage = new AccessPackage();
        accessPackage.catalog = cataloguing.imagined(act);
        accessPackage.displayName = accessPackage.catalog.displayName;
        accessPackage.linkToken = Secret.token("");
        accessPackage.createdAt = act.at();
        accessPackage.persist();
        return accessPackage;
    }

    /** Makes a package of roles of its catalog's resources. @throws Problem invalid-input; not-found; name-taken */
    public AccessPackage create(UUID catalogId, WantedPackage wanted, Act act) {
        var fields = new Fields();
        fields.unlessTried("catalogId", catalogId);
        var displayName = fields.line("displayName", wanted.displayName(), 120);
        var description = fields.optionalText("description", wanted.description(), 2000);
        fields.check();
        var catalog = Catalog.locked(catalogId);
        var roles = RoleDraft.read(fields, catalog, wanted.resourceRoles(), List.of());
        var incompatibleWith = Incompatible.read(fields, wanted.incompatibleWith(), null);
        fields.check();
        var accessPackage = new AccessPackage();
        accessPackage.catalog = catalog;
        accessPackage.rename(displayName);
        accessPackage.description = description;
        accessPackage.hidden = Boolean.TRUE.equals(wanted.hidden());
        accessPackage.incompatibleWith.addAll(incompatibleWith);
        accessPackage.linkToken = Secret.token("");
        accessPackage.createdAt = act.at();
        accessPackage.persist();
        roles.forEach(role -> role.of(accessPackage).persist());
        audit.event(act, "package.created", "package", accessPackage.id)
                .after(Audit.values("catalog", catalog.id, "displayName", displayName, "hidden", accessPackage.hidden,
                        "resourceRoles", roles.stream().map(role -> Audit.values("resource", role.resource().id, "role", role.role().name)).toList(),
                        "incompatibleWith", incompatibleWith.stream().map(other -> other.id).toList()))
                .write();
        return accessPackage;
    }

    /** Gives a package another link where the old one has spread too far; the old one is dead at once. @throws Problem invalid-input; not-found */
    public AccessPackage renewLink(UUID id, Act act) {
        var accessPackage = AccessPackage.locked(Fields.need("id", id));
        accessPackage.linkToken = Secret.token("");
        audit.event(act, "package.linkRenewed", "package", accessPackage.id).write();
        return accessPackage;
    }
}
