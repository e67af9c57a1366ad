package dev.guesthouse.packages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.assignment.RoleChange;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Changes a package: what is left out stays. What its roles become, everybody who holds it gets and loses at once (PKG-04). */
@ApplicationScoped
public class ChangePackage {

    /**
     * @param description blank takes it away
     * @param resourceRoles take the place of those that were there; with none it is a draft that nobody can ask for
     * @param incompatibleWith take the place of those that were there; who holds both already keeps both (PKG-06)
     */
    public record Input(UUID id, String displayName, String description, Boolean hidden, List<RoleDraft.Input> resourceRoles,
            List<UUID> incompatibleWith) {
    }

    private final Caller caller;
    private final Settings settings;
    private final RoleChange roleChange;
    private final Audit audit;

    ChangePackage(Caller caller, Settings settings, RoleChange roleChange, Audit audit) {
        this.caller = caller;
        this.settings = settings;
        this.roleChange = roleChange;
        this.audit = audit;
    }

    @Funq("change-package")
    @Change(thenDeliver = true)
    public PackageView changePackage(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("id", input.id());
        var displayName = fields.optionalLine("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        fields.check();
        // The catalog's lock first: nobody takes a resource out of it meanwhile (CAT-04).
        var catalog = Catalog.locked(AccessPackage.catalogOf(input.id()).orElseThrow(() -> Problem.notFound("access package")));
        var accessPackage = AccessPackage.locked(input.id());
        var roles = RoleDraft.read(fields, catalog, input.resourceRoles());
        var incompatibleWith = Incompatible.read(fields, input.incompatibleWith(), input.id());
        fields.check();
        var before = values(accessPackage);
        if (displayName != null) {
            accessPackage.rename(displayName);
        }
        accessPackage.description = input.description() == null ? accessPackage.description : description;
        accessPackage.hidden = input.hidden() == null ? accessPackage.hidden : input.hidden();
        if (input.incompatibleWith() != null) {
            accessPackage.incompatibleWith.clear();
            accessPackage.incompatibleWith.addAll(incompatibleWith);
        }
        if (input.resourceRoles() != null) {
            changeRoles(accessPackage, roles, act.at());
        }
        audit.event(act, "package.changed", "package", accessPackage.id).before(before).after(values(accessPackage)).write();
        return PackageView.of(accessPackage, settings);
    }

    private void changeRoles(AccessPackage accessPackage, List<RoleDraft> wanted, Instant now) {
        var there = accessPackage.roles();
        var removed = there.stream().filter(role -> wanted.stream().noneMatch(it -> it.role().id.equals(role.resourceRole.id))).toList();
        var added = wanted.stream().filter(it -> there.stream().noneMatch(role -> role.resourceRole.id.equals(it.role().id)))
                .map(it -> it.of(accessPackage)).toList();
        roleChange.change(accessPackage, removed, added, now);
    }

    private static Map<String, Object> values(AccessPackage accessPackage) {
        var values = new LinkedHashMap<String, Object>();
        values.put("displayName", accessPackage.displayName);
        values.put("description", accessPackage.description);
        values.put("hidden", accessPackage.hidden);
        values.put("resourceRoles", accessPackage.roles().stream().map(ChangePackage::role).toList());
        values.put("incompatibleWith", accessPackage.incompatibleWith.stream().map(other -> other.id).sorted().toList());
        return values;
    }

    private static Map<String, Object> role(AccessPackageRole role) {
        return Map.of("resource", role.catalogResource.id, "role", role.resourceRole.name);
    }
}
