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
     * @param actor id of a person or machine token; left out for all
     * @param subject id of what was changed; left out for all
     * @param action such as {@code request.approved}; left out for all
     * @param since the first moment that counts; left out for the beginning
     * @param until the first moment that does not; left out for the end
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(UUID actor, UUID subject, String action, Instant since, Instant until, Integer limit, String after) {
    }

    /**
     * A change that was made.
     *
     * @param id the event's
     * @param at when
     * @param actor who
     * @param action what was done, such as {@code request.approved}
     * @param subject on what
     * @param before the values that were there; null where there were none
     * @param after the values that are there since, with the personal ones as long as they are not erased; null where there are
     *            none
     * @param from the actor's network address; null where there is none
     */
    public record Item(UUID id, Instant at, Who actor, String action, What subject, Map<String, Object> before, Map<String, Object> after,
            String from) {
    }

    /**
     * Who made a change.
     *
     * @param kind what they are
     * @param id of the person or machine token; null for others
     * @param email a person's of today; null for others
     */
    public record Who(Actor.Kind kind, UUID id, String email) {
    }

    /**
     * What was changed.
     *
     * @param kind what it is, such as {@code request}; null where that is nothing in particular
     * @param id null where that is nothing in particular
     */
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
