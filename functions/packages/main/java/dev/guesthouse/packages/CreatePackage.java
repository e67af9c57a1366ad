package dev.guesthouse.packages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.http.Caller;
import dev.guesthouse.http.Change;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Creates an access package of roles of its catalog's resources (PKG-01); without any it is a draft that nobody can ask for. */
@ApplicationScoped
public class CreatePackage {

    /** @param hidden null is no */
    public record Input(UUID catalogId, String displayName, String description, Boolean hidden, List<Role> resourceRoles) {

        public record Role(UUID resourceId, String role) {
        }
    }

    /** A role of a resource that the catalog has. */
    private record Found(CatalogResource resource, ResourceRole role) {
    }

    private final Caller caller;
    private final Clock clock;
    private final Settings settings;
    private final Audit audit;

    CreatePackage(Caller caller, Clock clock, Settings settings, Audit audit) {
        this.caller = caller;
        this.clock = clock;
        this.settings = settings;
        this.audit = audit;
    }

    @Funq("create-package")
    @Change
    public PackageView createPackage(Input input) {
        var now = clock.instant();
        var fields = new Fields();
        fields.required("catalogId", input.catalogId());
        var displayName = fields.line("displayName", input.displayName(), 120);
        var description = fields.optionalText("description", input.description(), 2000);
        fields.check();
        var catalog = Catalog.locked(input.catalogId());
        var roles = roles(fields, catalog, input.resourceRoles() == null ? List.of() : input.resourceRoles());
        fields.check();
        AccessPackage.named(catalog, displayName).ifPresent(taken -> {
            throw new Problem(ProblemType.NAME_TAKEN, "A package of this catalog is named %s already.".formatted(taken.displayName))
                    .with("package", taken.id);
        });
        var accessPackage = new AccessPackage();
        accessPackage.catalog = catalog;
        accessPackage.displayName = displayName;
        accessPackage.description = description;
        accessPackage.hidden = Boolean.TRUE.equals(input.hidden());
        accessPackage.linkToken = Secret.token("");
        accessPackage.createdAt = now;
        accessPackage.persist();
        roles.forEach(found -> {
            var role = new AccessPackageRole();
            role.accessPackage = accessPackage;
            role.catalogResource = found.resource;
            role.resourceRole = found.role;
            role.persist();
        });
        audit.event(caller.actor(), now, "package.created", "package", accessPackage.id)
                .after(Map.of("catalog", catalog.id, "displayName", displayName, "hidden", accessPackage.hidden, "resourceRoles",
                        roles.stream().map(found -> Map.of("resource", found.resource.id, "role", found.role.name)).toList()))
                .write();
        caller.created("package", "id", accessPackage.id);
        return PackageView.of(accessPackage, settings);
    }

    private static List<Found> roles(Fields fields, Catalog catalog, List<Input.Role> roles) {
        var found = new ArrayList<Found>();
        for (int i = 0; i < roles.size(); i++) {
            var field = "resourceRoles[%d]".formatted(i);
            var role = fields.required(field, roles.get(i));
            if (role != null) {
                found.add(role(fields, field, catalog, role));
            }
        }
        if (found.stream().distinct().count() < found.size()) {
            fields.refuse("resourceRoles", "must not hold a role twice");
        }
        return found;
    }

    private static Found role(Fields fields, String field, Catalog catalog, Input.Role input) {
        var resource = input.resourceId() == null ? null : CatalogResource.byId(catalog, input.resourceId()).orElse(null);
        if (resource == null) {
            fields.refuse(field + ".resourceId", "is no resource of this catalog");
            return new Found(null, null);
        }
        var known = resource.resource.roles();
        var role = known.stream().filter(it -> it.name.equals(input.role())).findFirst().orElse(null);
        if (role == null) {
            fields.refuse(field + ".role", "must be one of %s".formatted(String.join(", ", known.stream().map(it -> it.name).toList())));
        }
        return new Found(resource, role);
    }
}
