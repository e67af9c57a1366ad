package dev.guesthouse.audit.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.audit.AuditEvent;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.person.Person;
import io.quarkus.funqy.Funq;

/** Lists audit events, newest first (AUD-01): who, what, on what, when, from where, before and after. */
@ApplicationScoped
public class Events {

    /**
     * @param actor id of a person or machine token
     * @param subject id of what was changed
     * @param since the first moment that counts
     * @param until the first moment that does not
     */
    public record Input(UUID actor, UUID subject, String action, Instant since, Instant until, Integer limit, String after) {
    }

    /**
     * @param after with the personal values, as long as they are not erased
     * @param from the actor's network address
     */
    public record Item(UUID id, Instant at, Who actor, String action, What subject, Map<String, Object> before, Map<String, Object> after,
            String from) {
    }

    /** @param email a person's of today; null for others */
    public record Who(Actor.Kind kind, UUID id, String email) {
    }

    public record What(String kind, UUID id) {
    }

    private final Audit audit;

    Events(Audit audit) {
        this.audit = audit;
    }

    @Funq("events")
    @Transactional
    public Page<Item> events(Input input) {
        var paging = Paging.of("events", input.limit(), input.after());
        var filters = paging.filters().and("e.actorId = :actor", "actor", input.actor()).and("e.subjectId = :subject", "subject", input.subject())
                .and("e.action = :action", "action", input.action()).and("e.at >= :since", "since", input.since())
                .and("e.at < :until", "until", input.until());
        var events = AuditEvent.<AuditEvent>find("from AuditEvent e where " + filters + paging.newestFirst("e", "at"), filters.parameters())
                .page(0, paging.lookahead()).list();
        return paging.pageAtOnce(events, this::items, event -> event.at, event -> event.id);
    }

    private List<Item> items(List<AuditEvent> events) {
        var personal = audit.personal(events);
        var emails = emails(events);
        return events.stream().map(event -> item(event, personal.getOrDefault(event.id, Map.of()), emails.get(event.actorId))).toList();
    }

    private static Map<UUID, String> emails(List<AuditEvent> events) {
        var actors = events.stream().filter(event -> event.actorKind == Actor.Kind.person).map(event -> event.actorId).distinct().toList();
        return Person.<Person>list("id in ?1", actors).stream().collect(Collectors.toMap(person -> person.id, person -> person.email));
    }

    private static Item item(AuditEvent event, Map<String, Object> personal, String email) {
        var after = new LinkedHashMap<String, Object>();
        if (event.after != null) {
            after.putAll(event.after);
        }
        after.putAll(personal);
        var from = after.remove("from");
        return new Item(event.id, event.at, new Who(event.actorKind, event.actorId, email), event.action,
                new What(event.subjectKind, event.subjectId), event.before, after.isEmpty() ? null : after, from == null ? null : from.toString());
    }
}
