package dev.guesthouse.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.guesthouse.approval.StageState;
import dev.guesthouse.assignment.AssignmentState;
import dev.guesthouse.assignment.DriftKind;
import dev.guesthouse.assignment.EndReason;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.audit.AuditEvent;
import dev.guesthouse.departure.Erasure;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.message.Message;
import dev.guesthouse.organization.SponsorKind;
import dev.guesthouse.person.Person;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.role.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Gathers what is kept of a person. */
@ApplicationScoped
// What queries make is made by reflection.
@RegisterForReflection(targets = { Dossier.RoleHeld.class, Dossier.Sponsorship.class, Dossier.Decision.class, Dossier.Held.class,
        Dossier.AccountHeld.class, Dossier.Drifted.class, Dossier.SignIn.class })
public class Dossier {

    /**
     * All that is kept of a person.
     *
     * @param exportedDateTime of when it is
     * @param person who it is about
     * @param formerAddresses that they had before the one they have
     * @param identities how directories know them
     * @param roles that they have
     * @param sponsorships that they have, or had
     * @param requests whose access they are about
     * @param decisions that they took
     * @param assignments what they have, or had
     * @param accounts in target systems
     * @param drift what target systems were seen to hold for them otherwise than is wanted
     * @param sessions in which they are or were signed in
     * @param messages to them
     * @param events by them and about them, and about what they asked for and had, the first first
     */
    public record Answer(Instant exportedDateTime, PersonView person, List<String> formerAddresses, List<Identity> identities, List<RoleHeld> roles,
            List<Sponsorship> sponsorships, List<RequestView> requests, List<Decision> decisions, List<Held> assignments, List<AccountHeld> accounts,
            List<Drifted> drift, List<SignIn> sessions, List<MessageView> messages, List<Event> events) {
    }

    /**
     * How a directory knows a person.
     *
     * @param issuer of the directory
     * @param subject what that knows them by
     * @param createdDateTime when they first signed in so
     */
    public record Identity(String issuer, String subject, Instant createdDateTime) {
    }

    /**
     * A role that a person has.
     *
     * @param role which
     * @param catalogId null for a role for the whole instance
     * @param createdDateTime when it was given
     */
    public record RoleHeld(Role role, UUID catalogId, Instant createdDateTime) {
    }

    /**
     * A sponsorship that a person has or had.
     *
     * @param organizationId what they answer for
     * @param kind on which side they stand
     * @param createdDateTime when it began
     * @param removedDateTime when it ended; null while it lasts
     */
    public record Sponsorship(UUID organizationId, SponsorKind kind, Instant createdDateTime, Instant removedDateTime) {
    }

    /**
     * A decision that a person took.
     *
     * @param requestId about what
     * @param decision how
     * @param decidedDateTime when
     * @param justification why; null where nobody said
     */
    public record Decision(UUID requestId, StageState decision, Instant decidedDateTime, String justification) {
    }

    /**
     * Access that a person has or had.
     *
     * @param id the assignment's
     * @param packageId of the package
     * @param packageName its name as it is now
     * @param startDateTime when it began
     * @param endDateTime the first moment without it by its terms; null for no end
     * @param endedDateTime when it ended; null while it lasts
     * @param endReason why it ended; null while it lasts
     * @param state how far it is delivered
     */
    public record Held(UUID id, UUID packageId, String packageName, Instant startDateTime, Instant endDateTime, Instant endedDateTime,
            EndReason endReason, AssignmentState state) {
    }

    /**
     * A person's account in a target system.
     *
     * @param connectorId of the target system
     * @param externalId what that knows the account by
     * @param createdDateTime when it was made
     */
    public record AccountHeld(UUID connectorId, String externalId, Instant createdDateTime) {
    }

    /**
     * That a target system was seen to hold something else for a person than is wanted.
     *
     * @param connectorId of the target system
     * @param kind how
     * @param account what it knows the account by
     * @param originId what it knows the resource by
     * @param role which
     * @param foundDateTime when it was found
     * @param goneDateTime when it was seen to be so no more; null while it is
     */
    public record Drifted(UUID connectorId, DriftKind kind, String account, String originId, String role, Instant foundDateTime, Instant goneDateTime) {
    }

    /**
     * A session of a person.
     *
     * @param createdDateTime when it began
     * @param expiresDateTime when it ends by itself
     * @param endedDateTime when somebody ended it; null where nobody did
     */
    public record SignIn(Instant createdDateTime, Instant expiresDateTime, Instant endedDateTime) {
    }

    /**
     * An audit event by a person or about them.
     *
     * @param id the event's
     * @param at when
     * @param action what was done, such as {@code request.approved}
     * @param actorKind who did it: a person, a machine, the system or nobody known
     * @param actorId null for the system and for nobody known
     * @param subjectKind what was changed; null where that is nothing in particular
     * @param subjectId null where that is nothing in particular
     * @param before the values that were there; null where there were none
     * @param after the values that are there since; null where there are none
     * @param personal values about people that stand beside the event; null where there are none
     */
    public record Event(UUID id, Instant at, String action, String actorKind, UUID actorId, String subjectKind, UUID subjectId,
            Map<String, Object> before, Map<String, Object> after, Map<String, Object> personal) {
    }

    private final EntityManager database;
    private final Erasure erasure;
    private final Audit audit;

    Dossier(EntityManager database, Erasure erasure, Audit audit) {
        this.database = database;
        this.erasure = erasure;
        this.audit = audit;
    }

    Answer of(Person person, Instant now) {
        var addresses = erasure.addresses(person);
        return new Answer(now, PersonView.of(person),
                addresses.stream().map(Erasure.Address::email).filter(email -> !email.equals(person.email)).toList(), identities(person),
                list("select r.role, r.catalogId, r.createdAt from RoleAssignment r where r.person = ?1 order by r.createdAt, r.id",
                        RoleHeld.class, person),
                list("select s.organization.id, s.kind, s.createdAt, s.removedAt from Sponsor s where s.person = ?1 order by s.createdAt, s.id",
                        Sponsorship.class, person),
                RequestView.of(AssignmentRequest.list("from AssignmentRequest r join fetch r.accessPackage left join fetch r.organization"
                        + " where r.requestor = ?1 order by r.createdAt, r.id", person), false),
                list("select s.request.id, s.state, s.decidedAt, s.justification from RequestStage s where s.decidedBy = ?1 order by s.decidedAt, s.id",
                        Decision.class, person),
                list("select a.id, a.accessPackage.id, a.accessPackage.displayName, a.startAt, a.endAt, a.endedAt, a.endReason, a.state"
                        + " from Assignment a where a.person = ?1 order by a.startAt, a.id", Held.class, person),
                list("select a.connectorId, a.externalId, a.createdAt from Account a where a.personId = ?1 order by a.createdAt",
                        AccountHeld.class, person.id),
                list("select d.connector.id, d.kind, d.externalId, d.resourceRole.resource.originId, d.resourceRole.name, d.foundAt, d.goneAt from Drift d"
                        + " where d.person = ?1 order by d.foundAt, d.id", Drifted.class, person),
                list("select s.createdAt, s.expiresAt, s.endedAt from Session s where s.person = ?1 order by s.createdAt, s.id", SignIn.class, person),
                Message.<Message>list("person = ?1 or recipient in ?2 order by createdAt, id", person,
                        addresses.stream().filter(address -> address.until() == null).map(Erasure.Address::email).toList()).stream()
                        .map(MessageView::of).toList(),
                events(person));
    }

    private <T> List<T> list(String query, Class<T> type, Object person) {
        return database.createQuery(query, type).setParameter(1, person).getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Identity> identities(Person person) {
        return ((List<Object[]>) database.createNativeQuery(
                "SELECT issuer, subject, created_at FROM person_identity WHERE person_id = :person ORDER BY created_at, issuer, subject", Object[].class)
                .setParameter("person", person.id).getResultList()).stream()
                .map(row -> new Identity((String) row[0], (String) row[1], (Instant) row[2])).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Event> events(Person person) {
        var events = (List<AuditEvent>) database.createNativeQuery("SELECT * FROM audit_event WHERE id IN (" + Erasure.EVENTS + ") ORDER BY at, id",
                AuditEvent.class).setParameter("person", person.id).getResultList();
        var personal = audit.personal(events);
        return events.stream().map(event -> new Event(event.id, event.at, event.action, event.actorKind.name(), event.actorId, event.subjectKind,
                event.subjectId, event.before, event.after, personal.get(event.id))).toList();
    }
}
