package dev.guesthouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.role.Role;
import dev.guesthouse.role.RoleAssignment;
import dev.guesthouse.role.Roles;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.Settings;

/**
 * Sees to it that somebody can run the instance: the address of {@code guesthouse.administrator}, or, without one, whoever
 * reads the one-time code that the start prints.
 */
@ApplicationScoped
public class FirstAdministrator {

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    /** Where the code that is printed goes to nobody, this address is nobody's. */
    private static final EmailAddress NOBODYS = EmailAddress.kept("administrator@localhost");
    private static final Duration PRINTED_LIFETIME = Duration.ofHours(1);

    private final Settings settings;
    private final Roles roles;
    private final Audit audit;

    FirstAdministrator(Settings settings, Roles roles, Audit audit) {
        this.settings = settings;
        this.roles = roles;
        this.audit = audit;
    }

    /** Makes the first administrator unless there is one; answers what to tell whoever starts the program, if anything. Runs in the caller's transaction. */
    public Optional<String> ensure(Instant now) {
        Turn.take("first administrator");
        var administrators = RoleAssignment.administrators();
        var named = settings.administrator().map(EmailAddress::parse);
        // Until there is one with an address: no other code reaches nobody's, and nobody must be locked out with the session's end.
        var known = isKnown(administrators);
        if (!known && (named.isPresent() || administrators.isEmpty())) {
            make(named.orElse(NOBODYS), now);
        }
        if (known) {
            named.filter(email -> administrators.stream().noneMatch(person -> person.email.equals(email.value()))).ifPresent(FirstAdministrator::tell);
        }
        if (known || named.isPresent()) {
            // Codes that were printed before are in somebody's log.
            SignInCode.endAll(NOBODYS.value(), now);
            return Optional.empty();
        }
        return Optional.of(invitation(now));
    }

    /** Whether somebody runs the instance who has an address: until then nobody can be told a code but by whoever starts the program. */
    public static boolean isThere() {
        return isKnown(RoleAssignment.administrators());
    }

    private static boolean isKnown(List<Person> administrators) {
        return administrators.stream().anyMatch(person -> !isPlaceholder(person));
    }

    /** Else whoever changed the setting to become an administrator would look for the reason in their mailbox. */
    private static void tell(EmailAddress named) {
        LOG.warnf("guesthouse.administrator has no effect any more: there are administrators, and %s is none of them; any of them can call grant-role.",
                named);
    }

    private static boolean isPlaceholder(Person person) {
        return person.email.equals(NOBODYS.value());
    }

    private void make(EmailAddress email, Instant now) {
        var person = Person.byEmail(email).orElseGet(() -> Person.add(PersonKind.member, PersonState.invited, email, null, now));
        if (person.state == PersonState.blocked) {
            // Whoever may set the setting may do this too, and else nobody could.
            audit.event(Act.ofSystem(now), "person.unblocked", "person", person.id).before(Map.of("state", person.state))
                    .after(Map.of("state", PersonState.active)).write();
            person.state = PersonState.active;
        }
        if (RoleAssignment.isAdministrator(person.id)) {
            return;
        }
        roles.give(person, Role.administrator, Act.ofSystem(now));
    }

    private String invitation(Instant now) {
        var ticket = Secret.token("");
        var code = SignInCode.to(NOBODYS, "start", ticket, PRINTED_LIFETIME, now);
        return """

                No administrator of this instance has an e-mail address yet. To sign in as one within the hour, call redeem-code with
                  {"ticket": "%s", "code": "%s"}
                To stay administrator, set guesthouse.administrator to your e-mail address and start again: codes will come there.
                """.formatted(ticket, code.makeCode());
    }
}
