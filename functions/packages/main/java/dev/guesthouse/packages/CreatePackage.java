package dev.guesthouse.packages;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Creates an access package of roles of its catalog's resources (PKG-01); without any it is a draft that nobody can ask for. */
@ApplicationScoped
public class CreatePackage {

    /**
     * @param hidden null is no
     * @param incompatibleWith whoever holds one of these can neither ask for it nor be assigned it (PKG-06)
     */
    public record Input(UUID catalogId, String displayName, String description, Boolean hidden, List<RoleDraft.Input> resourceRoles,
            List<UUID> incompatibleWith) {
    }

    private final Caller caller;
    private final Settings settings;
    private final Audit audit;

    CreatePackage(Caller caller, Settings settings, Audit audit) {
        this.caller = caller;
        this.settings = settings;
        this.audit = audit;
    }

    @Funq("create-package")
    @Change
    public PackageView createPackage(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("catalogId", input.catalogId());
        var displayName = fields.line("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        fields.check();
        var catalog = Catalog.locked(input.catalogId());
        var roles = RoleDraft.read(fields, catalog, input.resourceRoles());
        var incompatibleWith = Incompatible.read(fields, input.incompatibleWith(), null);
        fields.check();
        var accessPackage = new AccessPackage();
        accessPackage.catalog = catalog;
        accessPackage.rename(displayName);
        accessPackage.description = description;
        accessPackage.hidden = Boolean.TRUE.equals(input.hidden());
        accessPackage.incompatibleWith.addAll(incompatibleWith);
        accessPackage.linkToken = Secret.token("");
        accessPackage.createdAt = act.at();
        accessPackage.persist();
        roles.forEach(role -> role.of(accessPackage).persist());
        audit.event(act, "package.created", "package", accessPackage.id)
                .after(Map.of("catalog", catalog.id, "displayName", displayName, "hidden", accessPackage.hidden, "resourceRoles",
                        roles.stream().map(role -> Map.of("resource", role.resource().id, "role", role.role().name)).toList(),
                        "incompatibleWith", incompatibleWith.stream().map(other -> other.id).toList()))
                .write();
        caller.created("package", "id", accessPackage.id);
        return PackageView.of(accessPackage, settings);
    }
}
