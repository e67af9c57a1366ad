package dev.guesthouse.assignment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.Settings;

/**
 * The brake (CON-05): what one act would take away of a target system stays there where that is too much and not due by time, until a second
 * administrator lets it go. What is wanted again meanwhile is not held any more. Runs in the caller's transaction.
 */
@ApplicationScoped
public class Brakes {

    /** Fewer never wait: a team is taken away without further ado. */
    static final int LEAST = 20;

    private final EntityManager database;
    private final Audit audit;
    private final Settings settings;

    Brakes(EntityManager database, Audit audit, Settings settings) {
        this.database = database;
        this.audit = audit;
        this.settings = settings;
    }

    /** Whether so many of a target system's memberships are too many to go at once. */
    public boolean isTooMuch(long hit, long all) {
        return hit >= LEAST && hit * 100 > all * settings.brakePercent();
    }

    /** Holds grants that were just turned around and locked by that, if they are too many of their target system's. */
    void hold(UUID connectorId, UUID[] grants, Brake.Cause cause, Act act) {
        var all = ((Number) database.createNativeQuery("SELECT count(*) FROM role_grant WHERE connector_id = :connector AND held")
                .setParameter("connector", connectorId).getSingleResult()).longValue();
        if (!isTooMuch(grants.length, all)) {
            return;
        }
        var brake = new Brake();
        brake.connector = Connector.findById(connectorId);
        brake.cause = cause;
        brake.causedBy = answerable(act);
        brake.hit = grants.length;
        brake.members = (int) all;
        brake.heldAt = act.at();
        brake.persist();
        database.flush();
        database.createNativeQuery("UPDATE role_grant SET brake_id = :brake, next_try_at = null WHERE id = ANY(:grants)")
                .setParameter("brake", brake.id).setParameter("grants", grants).executeUpdate();
        audit.event(act, "brake.held", "brake", brake.id)
                .after(Map.of("connector", connectorId, "cause", cause, "hit", brake.hit, "members", brake.members)).write();
    }

    /** A machine is no second person: whoever answers for it is who did it. */
    private Person answerable(Act act) {
        if (act.by().kind() == Actor.Kind.machine) {
            @SuppressWarnings("unchecked")
            List<UUID> answerable = database.createNativeQuery("SELECT answerable_id FROM machine_token WHERE id = :id")
                    .setParameter("id", act.by().id()).getResultList();
            return answerable.isEmpty() ? null : Person.findById(answerable.get(0));
        }
        return act.by().kind() == Actor.Kind.person ? Person.findById(act.by().id()) : null;
    }

    /**
     * Lets go what a brake holds: it is taken away now.
     *
     * @return how much that is; nothing where it was let go before
     * @throws Problem invalid-input; not-found; forbidden, for whoever caused it
     */
    public int release(UUID id, String justification, Act act) {
        var fields = new Fields();
        fields.required("id", id);
        var why = fields.justification(justification);
        if (why == null) {
            fields.refuse("justification", "is required: say why so much may be taken away");
        }
        fields.check();
        var brake = Brake.locked(id);
        if (brake.causedBy != null && brake.causedBy.id.equals(act.by().id())) {
            throw Problem.forbidden("This waits for another administrator than the one who caused it.");
        }
        if (brake.releasedAt != null) {
            return 0;
        }
        brake.releasedAt = act.at();
        database.flush();
        // As whoever gives or ends access: the people first, so that nobody is given something meanwhile and kept out for having nothing.
        database.createNativeQuery("SELECT id FROM person WHERE id IN (SELECT person_id FROM role_grant WHERE brake_id = :brake) ORDER BY id FOR NO KEY UPDATE")
                .setParameter("brake", brake.id).getResultList();
        @SuppressWarnings("unchecked")
        List<UUID> people = database.createNativeQuery("""
                WITH braked AS MATERIALIZED (
                    SELECT id FROM role_grant WHERE brake_id = :brake ORDER BY resource_role_id, person_id FOR UPDATE),
                released AS (
                    UPDATE role_grant g SET brake_id = null, next_try_at = :now, tries = 0 FROM braked WHERE g.id = braked.id RETURNING g.person_id)
                SELECT person_id FROM released
                """).setParameter("brake", brake.id).setParameter("now", act.at()).getResultList();
        // Whoever has nothing left was not kept out as long as something was held.
        Account.follow(people, act.at());
        audit.event(act, "brake.released", "brake", brake.id).after(Map.of("connector", brake.connector.id, "released", people.size()))
                .personal("justification", why).write();
        return people.size();
    }
}
