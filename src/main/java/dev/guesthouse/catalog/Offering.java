package dev.guesthouse.catalog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.WebAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;

/** Lets catalogs offer resources of target systems (CAT-02), with the roles that the connector knows (CAT-03). Runs in the caller's transaction. */
@ApplicationScoped
public class Offering {

    /** A wanted resource whose fields are right. */
    private record Read(String field, Connector connector, String originId, String displayName, ResourceKind kind, String address,
            List<String> roles) {

        Origin origin() {
            return new Origin(connector.id, originId);
        }
    }

    /** What a resource is known by. */
    private record Origin(UUID connector, String originId) {

        static Origin of(Resource resource) {
            return new Origin(resource.connector.id, resource.originId);
        }
    }

    private static final int MOST_ROLES = 50;
    /** What people are in a group of a system that speaks SCIM (RFC 7643, 4.2), and in whatever of Keycloak and Microsoft Graph has no roles of its own. */
    private static final List<String> MEMBER = List.of("member");

    private final Audit audit;

    Offering(Audit audit) {
        this.audit = audit;
    }

    /** Adds resources to a catalog, all or none. @throws Problem invalid-input, naming every field that is not right; not-found; already-there */
    public List<CatalogResource> add(UUID catalogId, List<WantedResource> wanted, Act act) {
        var fields = new Fields();
        fields.unlessTried("catalogId", catalogId);
        var read = read(fields, wanted);
        fields.check();
        var catalog = Catalog.locked(catalogId);
        var known = Resource.of(read.stream().map(Read::connector).distinct().toList(), read.stream().map(Read::originId).toList()).stream()
                .collect(Collectors.toMap(Origin::of, Function.identity()));
        var offers = CatalogResource.of(catalog, known.values()).stream().collect(Collectors.toMap(there -> Origin.of(there.resource), Function.identity()));
        // Table by table: so they go to the database in batches.
        var old = Set.copyOf(known.values());
        make(read.stream().filter(resource -> !known.containsKey(resource.origin())).toList(), known);
        addRoles(read, known, old);
        var added = read.stream().map(resource -> add(catalog, resource, known, offers, act.at())).toList();
        audit.write(IntStream.range(0, read.size()).mapToObj(i -> event(added.get(i), read.get(i), act)).toList());
        return added;
    }

    /** Changes what a catalog calls a resource, and where people open it. @throws Problem invalid-input; not-found */
    public CatalogResource change(UUID id, WantedOffer wanted, Act act) {
        var fields = new Fields();
        // Of one that is not named there is nothing to stay.
        var offered = fields.required("id", id) == null ? new CatalogResource() : CatalogResource.locked(id);
        var displayName = fields.changedLine("displayName", wanted.displayName(), 120, offered.displayName);
        var address = address(fields, "address", wanted.address(), offered.address);
        fields.check();
        var before = values(offered);
        offered.displayName = displayName;
        offered.address = address;
        audit.event(act, "resource.changed", "resource", offered.id).before(before).after(values(offered)).writeIfChanged();
        return offered;
    }

    private static Map<String, Object> values(CatalogResource offered) {
        return Audit.values("displayName", offered.displayName, "address", offered.address);
    }

    /** What is not said stays, blank takes it away. */
    private static String address(Fields fields, String field, String pasted, String before) {
        if (pasted == null || pasted.equals(before)) {
            return before;
        }
        return pasted.isBlank() ? null : fields.parsed(field, () -> WebAddress.parse(pasted).value());
    }

    private static List<Read> read(Fields fields, List<WantedResource> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            fields.refuse("resources", "must hold at least one resource");
            return List.of();
        }
        var connectors = Connector.byIdsOrNames(Fields.named(wanted, WantedResource::connector));
        return fields.eachRequired("resources", wanted).map(it -> read(fields, it.field(), it.value(), connectors)).toList();
    }

    private static Read read(Fields fields, String field, WantedResource wanted, Map<String, Connector> connectors) {
        var name = fields.line(field + ".connector", wanted.connector(), 120);
        var connector = connectors.get(wanted.connector());
        if (name != null && connector == null) {
            fields.refuse(field + ".connector", Connector.UNKNOWN);
        }
        return new Read(field, connector, fields.line(field + ".originId", wanted.originId(), 400),
                fields.line(field + ".displayName", wanted.displayName(), 120), fields.required(field + ".kind", wanted.kind()),
                address(fields, field + ".address", wanted.address(), null), roles(fields, field + ".roles", wanted, connector));
    }

    /** What the local directory's have is known; of other target systems it is as whoever adds them says, and looked at when it is delivered (CAT-03). */
    private static List<String> roles(Fields fields, String field, WantedResource wanted, Connector connector) {
        if (wanted.roles() == null) {
            return List.of();
        }
        if (wanted.roles().isEmpty() || wanted.roles().size() > MOST_ROLES) {
            fields.refuse(field, "must name 1 to %d roles", MOST_ROLES);
        } else if (connector != null && connector.kind == ConnectorKind.local && wanted.kind() != null
                && !wanted.kind().localRoles.containsAll(wanted.roles())) {
            fields.refuse(field, "must be of these, as the local directory knows no others: %s", String.join(", ", wanted.kind().localRoles));
        }
        return fields.eachRequired(field, wanted.roles()).map(it -> fields.line(it.field(), it.value(), 120)).distinct().toList();
    }

    /** @param known where they are put, each once */
    private static void make(List<Read> wanted, Map<Origin, Resource> known) {
        var made = wanted.stream().filter(read -> known.putIfAbsent(read.origin(), resource(read)) == null).map(read -> known.get(read.origin())).toList();
        made.forEach(resource -> resource.persist());
    }

    /** Gives resources the roles that they do not have yet; what they have stays, since packages may grant it. @param old those that were there */
    private static void addRoles(List<Read> wanted, Map<Origin, Resource> known, Set<Resource> old) {
        var named = new LinkedHashMap<Resource, Set<String>>();
        wanted.forEach(read -> named.computeIfAbsent(known.get(read.origin()), resource -> new LinkedHashSet<>()).addAll(read.roles));
        named.values().removeIf(Set::isEmpty);
        var more = named.keySet().stream().filter(old::contains).toList();
        var there = more.isEmpty() ? Map.<UUID, List<ResourceRole>>of() : ResourceRole.ofEach(more);
        known.values().stream().filter(resource -> !old.contains(resource) || named.containsKey(resource)).forEach(resource -> {
            var has = there.getOrDefault(resource.id, List.of()).stream().map(role -> role.name).collect(Collectors.toSet());
            var roles = resource.connector.kind != ConnectorKind.local && named.containsKey(resource) ? named.get(resource) : usualRoles(resource);
            roles.stream().filter(name -> !has.contains(name)).forEach(name -> ResourceRole.add(resource, name));
        });
    }

    private static List<String> usualRoles(Resource resource) {
        return switch (resource.connector.kind) {
            case scim, keycloak -> MEMBER;
            case graph -> resource.kind == ResourceKind.application ? resource.kind.localRoles : MEMBER;
            default -> resource.kind.localRoles;
        };
    }

    private static Resource resource(Read read) {
        var resource = new Resource();
        resource.connector = read.connector;
        resource.originId = read.originId;
        resource.kind = read.kind;
        return resource;
    }

    /** @param offers of this catalog so far */
    private static CatalogResource add(Catalog catalog, Read read, Map<Origin, Resource> known, Map<Origin, CatalogResource> offers, Instant now) {
        var resource = known.get(read.origin());
        if (resource.kind != read.kind) {
            throw Problem.invalid(read.field + ".kind", "must be %s: that is what %s is", resource.kind, read.originId);
        }
        var there = offers.get(read.origin());
        if (there != null) {
            throw new Problem(ProblemType.ALREADY_THERE, "%s is in this catalog already, as %s.", read.originId, there.displayName)
                    .with("resource", there.id);
        }
        var offered = new CatalogResource();
        offered.catalog = catalog;
        offered.resource = resource;
        offered.displayName = read.displayName;
        offered.address = read.address;
        offered.createdAt = now;
        offered.persist();
        offers.put(read.origin(), offered);
        return offered;
    }

    private Audit.Entry event(CatalogResource offered, Read read, Act act) {
        return audit.event(act, "resource.added", "resource", offered.id).after(Audit.values("catalog", offered.catalog.id,
                "connector", read.connector.displayName, "originId", read.originId, "displayName", read.displayName, "kind", read.kind,
                "address", read.address));
    }
}
