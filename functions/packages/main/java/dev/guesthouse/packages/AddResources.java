package dev.guesthouse.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.Resource;
import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.catalog.ResourceRole;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.funqy.Funq;

/** Adds resources of target systems to a catalog, all or none (CAT-02), with the roles that the connector knows (CAT-03). */
@ApplicationScoped
public class AddResources {

    public record Input(UUID catalogId, List<Item> resources) {

        /**
         * @param connector its id or name
         * @param originId what the target system knows the resource by
         */
        public record Item(String connector, String originId, String displayName, ResourceKind kind) {
        }
    }

    public record Answer(List<ResourceView> items) {
    }

    /** An item whose fields are right. */
    private record Read(Connector connector, String originId, String displayName, ResourceKind kind) {
    }

    private final Caller caller;
    private final Audit audit;

    AddResources(Caller caller, Audit audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @Funq("add-resources")
    @Change
    public Answer addResources(Input input) {
        var act = caller.act();
        var fields = new Fields();
        fields.required("catalogId", input.catalogId());
        var items = read(fields, input.resources());
        fields.check();
        var catalog = Catalog.locked(input.catalogId());
        var added = items.stream().map(item -> add(catalog, item, act)).toList();
        caller.created("resources", "catalogId", catalog.id);
        return new Answer(added);
    }

    private static List<Read> read(Fields fields, List<Input.Item> items) {
        if (items == null || items.isEmpty()) {
            fields.refuse("resources", "must hold at least one resource");
            return List.of();
        }
        var read = new ArrayList<Read>();
        for (int i = 0; i < items.size(); i++) {
            var field = "resources[%d]".formatted(i);
            var item = fields.required(field, items.get(i));
            if (item != null) {
                read.add(read(fields, field, item));
            }
        }
        return read;
    }

    private static Read read(Fields fields, String field, Input.Item item) {
        var name = fields.line(field + ".connector", item.connector(), 120);
        var connector = name == null ? null : Connector.byIdOrName(name).orElse(null);
        if (name != null && connector == null) {
            fields.refuse(field + ".connector", "is no connector of this instance; `local` is always there");
        }
        return new Read(connector, fields.line(field + ".originId", item.originId(), 400), fields.line(field + ".displayName", item.displayName(), 120),
                fields.required(field + ".kind", item.kind()));
    }

    private ResourceView add(Catalog catalog, Read item, Act act) {
        var resource = Resource.of(item.connector, item.originId).orElseGet(() -> make(item));
        if (resource.kind != item.kind) {
            throw Problem.invalid("resources", "%s is a %s, not a %s".formatted(item.originId, resource.kind, item.kind));
        }
        CatalogResource.of(catalog, resource).ifPresent(there -> {
            throw new Problem(ProblemType.ALREADY_THERE, "%s is in this catalog already, as %s.".formatted(item.originId, there.displayName))
                    .with("resource", there.id);
        });
        var offered = new CatalogResource();
        offered.catalog = catalog;
        offered.resource = resource;
        offered.displayName = item.displayName;
        offered.createdAt = act.at();
        offered.persist();
        audit.event(act, "resource.added", "resource", offered.id).after(Map.of("catalog", catalog.id,
                "connector", item.connector.displayName, "originId", item.originId, "displayName", item.displayName, "kind", item.kind)).write();
        return ResourceView.of(offered);
    }

    private static Resource make(Read item) {
        var resource = new Resource();
        resource.connector = item.connector;
        resource.originId = item.originId;
        resource.kind = item.kind;
        resource.persist();
        for (var name : item.kind.localRoles) {
            var role = new ResourceRole();
            role.resource = resource;
            role.name = name;
            role.persist();
        }
        return resource;
    }
}
