package dev.guesthouse.audit.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.AuditEvent;
import dev.guesthouse.audit.AuditPersonal;
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

    private final ObjectMapper json;

    Events(ObjectMapper json) {
        this.json = json;
    }

    @Funq("events")
    @Transactional
    public Page<Item> events(Input input) {
        var paging = Paging.of("events", input.limit(), input.after());
        var filters = paging.filters().and("e.actorId = :actor", "actor", input.actor()).and("e.subjectId = :subject", "subject", input.subject())
                .and("e.action = :action", "action", input.action()).and("e.at >= :since", "since", input.since())
                .and("e.at < :until", "until", input.until());
        return paging.page(AuditEvent.<AuditEvent>find("from AuditEvent e where " + filters + paging.newestFirst("e", "at"), filters.parameters())
                .page(0, paging.lookahead()).list(), this::item, event -> event.at, event -> event.id);
    }

    private Item item(AuditEvent event) {
        var personal = personal(event);
        var from = personal.remove("from");
        var after = event.after == null ? new LinkedHashMap<String, Object>() : new LinkedHashMap<>(event.after);
        after.putAll(personal);
        return new Item(event.id, event.at, who(event), event.action, new What(event.subjectKind, event.subjectId), event.before,
                after.isEmpty() ? null : after, from == null ? null : from.toString());
    }

    private static Who who(AuditEvent event) {
        var person = event.actorKind == Actor.Kind.person ? Person.<Person>findById(event.actorId) : null;
        return new Who(event.actorKind, event.actorId, person == null ? null : person.email);
    }

    private Map<String, Object> personal(AuditEvent event) {
        var beside = event.personalCommitment == null ? null : AuditPersonal.<AuditPersonal>findById(event.id);
        try {
            return beside == null ? new LinkedHashMap<>() : json.readValue(beside.personal, new TypeReference<LinkedHashMap<String, Object>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("personal values of event %s are no JSON".formatted(event.id), e);
        }
    }
}
