package dev.guesthouse.guest;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.problem.Fields;

/** Enters people whom an administrator names; an outsider with the address becomes one of them. Runs in the caller's transaction. */
@ApplicationScoped
public class Enrolment {

    /**
     * A person of the home organization as they are wanted.
     *
     * @param email their e-mail address, which nobody else here has
     * @param displayName 1 to 120 characters, one line; left out for none
     * @param manager who answers for them, a member; left out for nobody
     */
    public record Member(String email, String displayName, PersonRef manager) {
    }

    /**
     * A guest as they are wanted.
     *
     * @param email their e-mail address, which nobody else here has
     * @param displayName 1 to 120 characters, one line; left out for none
     * @param sendMessage whether they are told; {@code true} where it is left out
     */
    public record Guest(String email, String displayName, Boolean sendMessage) {
    }

    private final AddressRules addressRules;
    private final Outbox outbox;
    private final Audit audit;

    Enrolment(AddressRules addressRules, Outbox outbox, Audit audit) {
        this.addressRules = addressRules;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Enters a person of the home organization.
     *
     * @throws dev.guesthouse.problem.Problem invalid-input, person-exists, forbidden for a machine that names a manager (IDY-05)
     */
    public Person add(Member wanted, Act act) {
        var fields = new Fields();
        var email = fields.parsed("email", () -> EmailAddress.parse(wanted.email()));
        var displayName = fields.optionalLine("displayName", wanted.displayName(), 120);
        var manager = wanted.manager() == null ? null : PersonRef.noted(fields, "manager", wanted.manager());
        if (manager != null) {
            addressRules.refuseManagerByMachine(act);
            addressRules.checkManager(fields, null, manager);
        }
        var person = enter(fields, PersonKind.member, email, displayName, act);
        person.manager = manager;
        write("person.added", person, act);
        return person;
    }

    /**
     * Invites somebody of a partner before any request; such a guest is not governed (GST-03).
     *
     * @throws dev.guesthouse.problem.Problem invalid-input, person-exists
     */
    public Person invite(Guest wanted, Act act) {
        var fields = new Fields();
        var email = fields.parsed("email", () -> EmailAddress.parse(wanted.email()));
        var displayName = fields.optionalLine("displayName", wanted.displayName(), 120);
        var person = enter(fields, PersonKind.guest, email, displayName, act);
        write("guest.invited", person, act);
        if (!Boolean.FALSE.equals(wanted.sendMessage())) {
            outbox.write(MessageKind.invitation, "person:" + person.id + ":invited", person, Map.of(), act.at());
        }
        return person;
    }

    /** @param email null where it was noted already as being none */
    private Person enter(Fields fields, PersonKind kind, EmailAddress email, String displayName, Act act) {
        if (email != null) {
            addressRules.check(fields, kind, email);
        }
        fields.check();
        Person.refuseTaken(email);
        var person = Person.byEmail(email).orElseGet(() -> Person.add(kind, PersonState.invited, email, displayName, act.at()));
        person.kind = kind;
        person.displayName = displayName == null ? person.displayName : displayName;
        return person;
    }

    private void write(String action, Person person, Act act) {
        audit.event(act, action, "person", person.id).after(Map.of("kind", person.kind))
                .personal("email", person.email).personal("displayName", person.displayName).write();
    }
}
