package dev.guesthouse.role;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.UuidGenerator;

import dev.guesthouse.person.Person;
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

    /** Nobody else makes or ends an administrator by these rows until the transaction ends. */
    public static void lockAdministrators() {
        find("role = ?1 order by id", Role.administrator).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** The roles that a person has for the whole instance. */
    public static Set<Role> globalRoles(UUID personId) {
        return RoleAssignment.<RoleAssignment>stream("person.id = ?1 and catalogId is null", personId)
                .map(assignment -> assignment.role).collect(Collectors.toUnmodifiableSet());
    }
}
