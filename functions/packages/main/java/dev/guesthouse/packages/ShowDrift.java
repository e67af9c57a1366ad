package dev.guesthouse.packages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.assignment.Brake;
import dev.guesthouse.assignment.Drift;
import dev.guesthouse.assignment.DriftKind;
import dev.guesthouse.assignment.Reconciliation;
import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Lists where a target system and what is wanted of it did not agree, the latest found first (ASG-07), and what the brake holds there; {@code reconcile} finds the former. */
@ApplicationScoped
public class ShowDrift {

    private static final int MOST_BRAKES = 20;
    private static final int MOST_NAMES = 100;

    /**
     * @param connector the connector's id or name
     * @param kind only this kind; left out for all
     * @param gone whether to list what is so no more too; {@code false} where it is left out
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(String connector, DriftKind kind, Boolean gone, Integer limit, String after) {
    }

    /**
     * What was found.
     *
     * @param items the latest found first
     * @param next to be sent as {@code after} for what follows; null at the end
     * @param readable whether the target system could say who has a role, when it was last asked
     * @param begunDateTime when the comparison began that is under way; null where none is
     * @param finishedDateTime when the last one came to its end; null where none has
     * @param brakes what was to be taken away there and waits for a second administrator, the latest first, 20 at most (CON-05)
     */
    public record Answer(List<Item> items, String next, boolean readable, Instant begunDateTime, Instant finishedDateTime, List<Held> brakes) {
    }

    /**
     * What the brake holds.
     *
     * @param id by which {@code release-brake} names it
     * @param cause what would have taken it away
     * @param causedBy who did that, or answers for the machine that did, and so cannot let it go; null where that was nobody
     * @param hit how many of the target system's memberships were to be taken away; those that are wanted again are held no more
     * @param members how many there were
     * @param heldDateTime since when it waits
     * @param roles what it holds still, 100 at most; {@code deliveries} lists all of it with the state {@code braked}
     */
    public record Held(UUID id, Brake.Cause cause, PersonName causedBy, int hit, int members, Instant heldDateTime, List<HeldRole> roles) {
    }

    /**
     * A role that the brake holds.
     *
     * @param person who has it still
     * @param originId what the target system knows the resource by
     * @param displayName what a catalog calls the resource; null where no package gives the role any more
     * @param resourceKind what the resource is
     * @param role what its holder may be in it
     */
    public record HeldRole(PersonName person, String originId, String displayName, ResourceKind resourceKind, String role) {
    }

    /**
     * What did not agree.
     *
     * @param id of this
     * @param kind how
     * @param originId what the target system knows the resource by
     * @param displayName what a catalog calls the resource; null where no package gives the role any more
     * @param resourceKind what the resource is
     * @param role what its holder may be in it
     * @param account what the target system knows the account by; null of what was not believed
     * @param person whose account it is; null where that is nobody's here
     * @param reason why it was not believed; null of all else
     * @param foundDateTime when it was found
     * @param goneDateTime when it was seen to be so no more; null while it is
     */
    public record Item(UUID id, DriftKind kind, String originId, String displayName, ResourceKind resourceKind, String role, String account, PersonName person, String reason,
            Instant foundDateTime, Instant goneDateTime) {

        private static Item of(Drift drift, Map<UUID, String> names) {
            var role = drift.resourceRole;
            return new Item(drift.id, drift.kind, role.resource.originId, names.get(role.id), role.resource.kind, role.name, drift.externalId,
                    drift.person == null ? null : PersonName.of(drift.person), drift.reason, drift.foundAt, drift.goneAt);
        }
    }

    @Funq("drift")
    @Transactional
    public Answer drift(Input input) {
        var paging = Paging.of("drift", input.limit(), input.after());
        var connector = Connector.required(Fields.need("connector", input.connector()));
        var filters = paging.filters().and("d.connector = :connector", "connector", connector).and("d.kind = :kind", "kind", input.kind());
        Page<Item> page = paging.pageAtOnce(Drift.<Drift>find("from Drift d left join fetch d.person join fetch d.resourceRole o join fetch o.resource where " + filters
                + (Boolean.TRUE.equals(input.gone()) ? "" : "d.goneAt is null and ") + paging.newestFirst("d", "foundAt"), filters.parameters())
                .page(0, paging.lookahead()).list(), ShowDrift::items, drift -> drift.foundAt, drift -> drift.id);
        var where = Reconciliation.of(connector);
        return new Answer(page.items(), page.next(), where.map(it -> it.readable).orElse(true), where.map(it -> it.begunAt).orElse(null),
                where.map(it -> it.finishedAt).orElse(null), Brake.waiting(connector, MOST_BRAKES).stream().map(ShowDrift::held).toList());
    }

    private static Held held(Brake brake) {
        var roles = brake.holds(MOST_NAMES);
        var names = AccessPackageRole.resourceNames(roles.stream().map(grant -> grant.resourceRole).toList());
        return new Held(brake.id, brake.cause, brake.causedBy == null ? null : PersonName.of(brake.causedBy), brake.hit, brake.members, brake.heldAt,
                roles.stream().map(grant -> new HeldRole(PersonName.of(grant.person), grant.resourceRole.resource.originId,
                        names.get(grant.resourceRole.id), grant.resourceRole.resource.kind, grant.resourceRole.name)).toList());
    }

    private static List<Item> items(List<Drift> found) {
        var names = AccessPackageRole.resourceNames(found.stream().map(drift -> drift.resourceRole).toList());
        return found.stream().map(drift -> Item.of(drift, names)).toList();
    }
}
