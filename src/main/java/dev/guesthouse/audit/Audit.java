package dev.guesthouse.audit;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.secret.Secret;

/** Writes audit events into the transaction of the change (AUD-01): no event, no change. */
@ApplicationScoped
public class Audit {

    private final ObjectMapper json;

    Audit(ObjectMapper json) {
        this.json = json;
    }

    /** Begins an event; it is written by {@link Entry#write()}. */
    public Entry event(Act act, String action, String subjectKind, UUID subjectId) {
        return new Entry(act, action, subjectKind, subjectId);
    }

    /** The personal values that stand beside events and are not erased, by the event's id; read at once for all of them. */
    public Map<UUID, Map<String, Object>> personal(List<AuditEvent> events) {
        // As one array: somebody's events may be more than a statement takes parameters.
        var ids = events.stream().filter(event -> event.personalCommitment != null).map(event -> event.id).toArray(UUID[]::new);
        @SuppressWarnings("unchecked")
        List<AuditPersonal> beside = AuditPersonal.getEntityManager()
                .createNativeQuery("SELECT * FROM audit_personal WHERE event_id = ANY(:ids)", AuditPersonal.class).setParameter("ids", ids).getResultList();
        return beside.stream().collect(Collectors.toMap(row -> row.eventId, this::read));
    }

    /** Values of an event, a name before each; any may be null. */
    public static Map<String, Object> values(String name, Object value, Object... more) {
        var values = new LinkedHashMap<String, Object>();
        values.put(name, value);
        for (int i = 0; i < more.length; i += 2) {
            values.put((String) more[i], more[i + 1]);
        }
        return values;
    }

    /** An event on its way. */
    public final class Entry {
        private final AuditEvent event = new AuditEvent();
        private final Map<String, Object> personal = new TreeMap<>();

        private Entry(Act act, String action, String subjectKind, UUID subjectId) {
            event.at = act.at();
            event.action = action;
            event.actorKind = act.by().kind();
            event.actorId = act.by().id();
            event.subjectKind = subjectKind;
            event.subjectId = subjectId;
            personal("from", act.by().from());
        }

        /** What it was: values that are about no person. */
        public Entry before(Map<String, Object> values) {
            event.before = plain(values);
            return this;
        }

        /** What it became: values that are about no person. */
        public Entry after(Map<String, Object> values) {
            event.after = plain(values);
            return this;
        }

        /** A value that is about a person: an address, a name, a sentence they wrote. Null is left out. */
        public Entry personal(String name, Object value) {
            if (value != null) {
                personal.put(name, value);
            }
            return this;
        }

        /** Writes it of each of some things instead of the one that it was begun with, in one statement. */
        public void writeOfEach(Collection<UUID> subjects) {
            AuditEvent.getEntityManager().createNativeQuery("""
                    WITH made AS MATERIALIZED (
                        SELECT uuid_v7() AS id, subject, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt
                        FROM unnest(cast(:subjects AS uuid[])) events (subject)),
                    beside AS (INSERT INTO audit_personal (event_id, salt, personal)
                        SELECT id, salt, cast(:personal AS text) FROM made WHERE cast(:personal AS text) IS NOT NULL)
                    INSERT INTO audit_event (id, at, action, actor_kind, actor_id, subject_kind, subject_id, before, after, personal_commitment)
                    SELECT id, :at, :action, :actorKind, cast(:actor AS uuid), :subjectKind, subject, cast(:before AS jsonb), cast(:after AS jsonb),
                        sha256(salt || convert_to(cast(:personal AS text), 'UTF8')) FROM made
                    """).setParameter("subjects", subjects.toArray(UUID[]::new)).setParameter("personal", personal.isEmpty() ? null : text(personal))
                    .setParameter("at", event.at).setParameter("action", event.action).setParameter("actorKind", event.actorKind.name())
                    .setParameter("actor", event.actorId).setParameter("subjectKind", event.subjectKind)
                    .setParameter("before", event.before == null ? null : text(event.before))
                    .setParameter("after", event.after == null ? null : text(event.after)).executeUpdate();
        }

        /** Writes it where what became is not what was: to send back what was read changes nothing. */
        public void writeIfChanged() {
            if (!Objects.equals(event.before, event.after) || personal.keySet().stream().anyMatch(name -> !name.equals("from"))) {
                write();
            }
        }

        /** Writes it. */
        public void write() {
            writeOfEach(List.of(event.subjectId));
        }

        /** The personal values on their way to stand beside the event, which is bound to them; null where there are none. */
        private AuditPersonal bind() {
            if (personal.isEmpty()) {
                return null;
            }
            var beside = new AuditPersonal();
            beside.salt = Secret.salt();
            beside.personal = text(personal);
            event.personalCommitment = Secret.hash(beside.salt, beside.personal.getBytes(StandardCharsets.UTF_8));
            return beside;
        }
    }

    /** Writes many, table by table: so they go to the database in batches. */
    public void write(List<Entry> entries) {
        var beside = new LinkedHashMap<AuditEvent, AuditPersonal>();
        entries.forEach(entry -> beside.put(entry.event, entry.bind()));
        beside.keySet().forEach(event -> event.persist());
        beside.forEach((event, personal) -> {
            if (personal != null) {
                personal.eventId = event.id;
                personal.persist();
            }
        });
    }

    /** As text wherever JSON has no form of its own: times, ids, states. */
    private static Map<String, Object> plain(Map<?, ?> values) {
        var plain = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> plain.put(name.toString(), plain(value)));
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(Audit::plain).toList();
        }
        if (value instanceof Map<?, ?> values) {
            return plain(values);
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private Map<String, Object> read(AuditPersonal beside) {
        try {
            return json.readValue(beside.personal, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("personal values of event %s are no JSON".formatted(beside.eventId), e);
        }
    }

    private String text(Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values of an audit event are plain", e);
        }
    }
}
