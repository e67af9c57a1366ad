package dev.guesthouse.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.assignment.Drift;
import dev.guesthouse.assignment.DriftKind;
import dev.guesthouse.assignment.Reconciliation;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Lists where a target system and what is wanted of it did not agree, the latest found first (ASG-07); {@code reconcile} finds it. */
@ApplicationScoped
public class ShowDrift {

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
     */
    public record Answer(List<Item> items, String next, boolean readable, Instant begunDateTime, Instant finishedDateTime) {
    }

    /**
     * What did not agree.
     *
     * @param id of this
     * @param kind how
     * @param originId what the target system knows the resource by
     * @param displayName what a catalog calls the resource; null where no package gives the role any more
     * @param role what its holder may be in it
     * @param account what the target system knows the account by; null of what was not believed
     * @param person whose account it is; null where that is nobody's here
     * @param reason why it was not believed; null of all else
     * @param foundDateTime when it was found
     * @param goneDateTime when it was seen to be so no more; null while it is
     */
    public record Item(UUID id, DriftKind kind, String originId, String displayName, String role, String account, PersonName person, String reason,
            Instant foundDateTime, Instant goneDateTime) {

        private static Item of(Drift drift, Map<UUID, String> names) {
            var role = drift.resourceRole;
            return new Item(drift.id, drift.kind, role.resource.originId, names.get(role.id), role.name, drift.externalId,
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
                where.map(it -> it.finishedAt).orElse(null));
    }

    private static List<Item> items(List<Drift> found) {
        var names = AccessPackageRole.resourceNames(found.stream().map(drift -> drift.resourceRole).toList());
        return found.stream().map(drift -> Item.of(drift, names)).toList();
    }
}
