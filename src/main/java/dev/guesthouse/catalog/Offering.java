package dev.guesthouse.catalog;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** Lets catalogs offer resources of target systems (CAT-02), with the roles that the connector knows (CAT-03). Runs in the caller's transaction. */
@ApplicationScoped
public class Offering {

    /** A wanted resource whose fields are right. */
    private record Read(Connector connector, String originId, String displayName, ResourceKind kind) {
    }

    private final Audit audit;

    Offering(Audit audit) {
        this.audit = audit;
    }

    /** Adds resources to a catalog, all or none. @throws Problem invalid-input, naming every field that is not right; not-found; already-there */
    public List<CatalogResource> add(UUID catalogId, List<WantedResource> wanted, Act act) {
        var fields = new Fields();
        fields.required("catalogId", catalogId);
        var read = read(fields, wanted);
        fields.check();
        var catalog = Catalog.locked(catalogId);
        return read.stream().map(resource -> add(catalog, resource, act)).toList();
    }

    private static List<Read> read(Fields fields, List<WantedResource> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            fields.refuse("resources", "must hold at least one resource");
            return List.of();
        }
        return fields.eachRequired("resources", wanted).map(it -> read(fields, it.field(), it.value())).toList();
    }

    private static Read read(Fields fields, String field, WantedResource wanted) {
        var name = fields.line(field + ".connector", wanted.connector(), 120);
        var connector = name == null ? null : Connector.byIdOrName(name).orElse(null);
        if (name != null && connector == null) {
            fields.refuse(field + ".connector", "is no connector of this instance; `local` is always there");
        }
        return new Read(connector, fields.line(field + ".originId", wanted.originId(), 400), fields.line(field + ".displayName", wanted.displayName(), 120),
                fields.required(field + ".kind", wanted.kind()));
    }

    private CatalogResource add(Catalog catalog, Read read, Act act) {
        var resource = Resource.of(read.connector, read.originId).orElseGet(() -> make(read));
        if (resource.kind != read.kind) {
            throw Problem.invalid("resources", "%s is a %s, not a %s".formatted(read.originId, resource.kind, read.kind));
        }
        CatalogResource.of(catalog, resource).ifPresent(there -> {
            throw new Problem(ProblemType.ALREADY_THERE, "%s is in this catalog already, as %s.".formatted(read.originId, there.displayName))
                    .with("resource", there.id);
        });
        var offered = new CatalogResource();
        offered.catalog = catalog;
        offered.resource = resource;
        offered.displayName = read.displayName;
        offered.createdAt = act.at();
        offered.persist();
        audit.event(act, "resource.added", "resource", offered.id).after(Audit.values("catalog", catalog.id,
                "connector", read.connector.displayName, "originId", read.originId, "displayName", read.displayName, "kind", read.kind)).write();
        return offered;
    }

    private static Resource make(Read read) {
        var resource = new Resource();
        resource.connector = read.connector;
        resource.originId = read.originId;
        resource.kind = read.kind;
        resource.persist();
        for (var name : read.kind.localRoles) {
            var role = new ResourceRole();
            role.resource = resource;
            role.name = name;
            role.persist();
        }
        return resource;
    }
}
