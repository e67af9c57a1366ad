package dev.guesthouse.role;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** That a person has a role, for the whole instance or for one catalog (IDY-02). */
@Entity
public class RoleAssignment extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Person person;
    @Enumerated(EnumType.STRING)
    public Role role;
    /** Null for the whole instance. */
    public UUID catalogId;
    public Instant createdAt;

    /** Gives a role; without a catalog it is a global one. */
    public static void give(Person person, Role role, UUID catalogId, Instant now) {
        var assignment = new RoleAssignment();
        assignment.person = person;
        assignment.role = role;
        assignment.catalogId = catalogId;
        assignment.createdAt = now;
        assignment.persist();
    }

    /** Takes a global role. */
    static void take(Person person, Role role) {
        delete("person = ?1 and role = ?2 and catalogId is null", person, role);
    }

    /** Nobody else makes or ends an administrator by these rows until the transaction ends. */
    public static void lockAdministrators() {
        find("role = ?1 order by id", Role.administrator).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Those who run the instance and can act. */
    public static List<Person> administrators() {
        return Person.list("from Person p where " + Person.IS_IN_GOOD_STANDING + " and exists"
                + " (select 1 from RoleAssignment r where r.person = p and r.role = ?1)", Role.administrator);
    }

    /**
     * Somebody has to run the instance (IDY-09); lock the administrators first.
     *
     * @throws Problem last-administrator
     */
    public static void refuseLastAdministrator(Person person) {
        var administrators = administrators();
        if (administrators.size() == 1 && administrators.get(0).is(person)) {
            throw new Problem(ProblemType.LAST_ADMINISTRATOR, "%s is the last administrator.", person.label());
        }
    }

    /** Whether a person runs the instance, at this moment (IDY-03). */
    public static boolean isAdministrator(UUID personId) {
        return globalRoles(personId).contains(Role.administrator);
    }

    /** The roles that a person has for the whole instance. */
    public static Set<Role> globalRoles(UUID personId) {
        return Set.copyOf(find("select r.role from RoleAssignment r where r.person.id = ?1 and r.catalogId is null", personId)
                .project(Role.class).list());
    }
}
