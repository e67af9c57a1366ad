package dev.guesthouse.guest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.message.Mailboxes;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.session.CodePass;
import dev.guesthouse.session.Session;
import dev.guesthouse.session.SignInCode;
import dev.guesthouse.settings.Language;

/**
 * Changes people. One whose address changes stays the same person (IDY-06): sessions and open codes end, and the organization is
 * worked out anew. Runs in the caller's transaction.
 */
@ApplicationScoped
public class PersonChanges {

    /**
     * What is to change: what is left out stays.
     *
     * @param person who is meant
     * @param email the e-mail address that they have from now on; left out it stays
     * @param displayName 1 to 120 characters, one line; left out it stays
     * @param manager who answers for them from now on, a member; left out it stays
     * @param language in which they read messages (MSG-03); left out it stays
     * @param governed for guests: whether their accounts end with their last access; false unblocks the accounts of one who has
     *            none (GST-03); left out it stays
     */
    public record PersonChange(PersonRef person, String email, String displayName, PersonRef manager, Language language, Boolean governed) {
    }

    /** What was read of it. */
    private record Read(Person person, EmailAddress email, String displayName, Person manager, boolean moves) {
    }

    private final AddressRules addressRules;
    private final Event<StandingChanged> standingChanged;
    private final Audit audit;

    PersonChanges(AddressRules addressRules, Event<StandingChanged> standingChanged, Audit audit) {
        this.addressRules = addressRules;
        this.standingChanged = standingChanged;
        this.audit = audit;
    }

    /** @throws Problem invalid-input, forbidden for a machine that changes an address or a manager, person-exists, not-found */
    public Person change(PersonChange wanted, Act act) {
        var read = read(wanted);
        if (read.moves()) {
            // Whoever reads an address signs in with it: as an administrator, say, or as an approver (IDY-05).
            act.refuseMachine("No machine moves a person to another address: let an administrator do it.");
            // Before the person is locked, in the order in which signing in locks them.
            SignInCode.endAll(read.person().email, act.at());
        }
        var person = Person.locked(read.person().id);
        var organizationBefore = Organization.of(person);
        var managerBefore = person.manager;
        if (read.manager() != null && !read.manager().is(managerBefore)) {
            addressRules.refuseManagerByMachine(act);
        }
        var isRenamed = wanted.displayName() != null && !Objects.equals(read.displayName(), person.displayName);
        var entry = audit.event(act, "person.changed", "person", person.id).before(values(person))
                .personal("emailBefore", read.moves() ? person.email : null).personal("displayNameBefore", isRenamed ? person.displayName : null);
        if (read.moves()) {
            move(person, read.email(), act.at());
        }
        set(person, read, wanted, act.at());
        entry.after(values(person)).personal("email", read.moves() ? person.email : null).personal("displayName", isRenamed ? read.displayName() : null)
                .writeIfChanged();
        if (read.moves()) {
            // Whose address is now another tag of theirs has no say about them any more.
            standingChanged.fire(StandingChanged.of(Person.byMailbox(read.email()), act.at()));
        }
        tellThoseBefore(person, organizationBefore, managerBefore, act.at());
        return person;
    }

    /**
     * Says in which language somebody reads, who says it themselves (MSG-03).
     *
     * @param language null for none of their own
     */
    public Person speak(Language language, Act act) {
        var person = Person.locked(act.by().id());
        var entry = audit.event(act, "person.changed", "person", person.id).before(values(person));
        person.language = language;
        entry.after(values(person)).writeIfChanged();
        return person;
    }

    /** The same for whoever has said none yet: what they read in when they came is as good as their word. */
    public void speakAtFirst(Language language, Act act) {
        if (Person.locked(act.by().id()).language == null) {
            speak(language, act);
        }
    }

    private Read read(PersonChange wanted) {
        var fields = new Fields();
        var person = PersonRef.noted(fields, "person", wanted.person());
        var email = wanted.email() == null ? null : person != null && wanted.email().equals(person.email) ? EmailAddress.kept(person.email)
                : fields.parsed("email", () -> EmailAddress.parse(wanted.email()));
        var displayName = fields.changedLine("displayName", wanted.displayName(), 120, person == null ? null : person.displayName);
        var manager = wanted.manager() == null ? null : PersonRef.noted(fields, "manager", wanted.manager());
        if (person != null) {
            check(fields, person, email, manager, wanted.governed());
        }
        fields.check();
        return new Read(person, email, displayName, manager, moves(person, email));
    }

    private static boolean moves(Person person, EmailAddress email) {
        return email != null && !email.value().equals(person.email);
    }

    /** What is as it was is as good as it was, whatever today's rules and settings are. */
    private void check(Fields fields, Person person, EmailAddress email, Person manager, Boolean governed) {
        if (moves(person, email)) {
            addressRules.check(fields, person.kind, email);
        }
        if (manager != null && !manager.is(person.manager)) {
            addressRules.checkManager(fields, person, manager);
        }
        if (Boolean.TRUE.equals(governed) && !person.governed && person.kind != PersonKind.guest) {
            fields.refuse("governed", "is for guests: the account of a %s does not end with their access", person.kind);
        }
    }

    private static void move(Person person, EmailAddress email, Instant now) {
        Person.byEmail(email).ifPresent(other -> {
            throw new Problem(ProblemType.PERSON_EXISTS, other.kind == PersonKind.outsider
                    ? Sentence.of("%s has signed in here as somebody without an account: erase that person first.", email)
                    : Sentence.of("%s is the address of another %s.", email, other.kind)).with("person", other.id);
        });
        CodePass.endAll(person.email);
        person.moveTo(email, now);
        Mailboxes.askAgain(person, now);
        Session.endAll(person, now);
    }

    private static void set(Person person, Read read, PersonChange wanted, Instant now) {
        person.displayName = wanted.displayName() == null ? person.displayName : read.displayName();
        person.language = wanted.language() == null ? person.language : wanted.language();
        person.manager = read.manager() == null ? person.manager : read.manager();
        person.governed = wanted.governed() == null ? person.governed : wanted.governed();
        if (!person.governed && person.letIn()) {
            Account.follow(List.of(person.id), now);
        }
    }

    /** Sponsors whose organization they left, and a manager who is theirs no more, have no say about them now. */
    private void tellThoseBefore(Person person, Optional<Organization> organizationBefore, Person managerBefore, Instant now) {
        var organization = Organization.of(person);
        organizationBefore.filter(before -> organization.filter(after -> after.id.equals(before.id)).isEmpty())
                .ifPresent(before -> standingChanged.fire(StandingChanged.of(Sponsor.all(before), now)));
        if (managerBefore != null && !managerBefore.is(person.manager)) {
            standingChanged.fire(StandingChanged.of(managerBefore, now));
        }
    }

    private static Map<String, Object> values(Person person) {
        return Audit.values("manager", person.manager == null ? null : person.manager.id, "language", person.language, "governed", person.governed,
                "state", person.state, "blockedWithoutAccess", person.blockedWithoutAccess);
    }
}
