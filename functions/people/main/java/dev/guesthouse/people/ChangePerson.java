package dev.guesthouse.people;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.connector.Account;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.StandingChanged;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.session.Session;
import dev.guesthouse.session.SignInCode;
import dev.guesthouse.settings.Language;
import io.quarkus.funqy.Funq;

/**
 * Changes a person: what is left out stays. One whose address changes stays the same person (IDY-06): sessions and open codes
 * end, the organization is worked out anew, and what they have stays and is listed, so that somebody can look whether it should.
 */
@ApplicationScoped
public class ChangePerson {

    /**
     * @param language in which they read messages (MSG-03)
     * @param governed for guests: whether their account ends with their last access; false lets one in again who was blocked for want of it (GST-03)
     */
    public record Input(PersonRef person, String email, String displayName, PersonRef manager, Language language, Boolean governed) {
    }

    /** @param assignments what the person has, the newest first */
    public record Answer(@JsonUnwrapped PersonView person, List<Holding> assignments) {
    }

    /** @param endDateTime the first moment without it; null for no end */
    public record Holding(UUID id, @JsonProperty("package") Named accessPackage, Instant startDateTime, Instant endDateTime) {

        static Holding of(Assignment assignment) {
            return new Holding(assignment.id, new Named(assignment.accessPackage.id, assignment.accessPackage.displayName), assignment.startAt,
                    assignment.endAt);
        }
    }

    private final Caller caller;
    private final AddressRules addressRules;
    private final Event<StandingChanged> standingChanged;
    private final Audit audit;

    ChangePerson(Caller caller, AddressRules addressRules, Event<StandingChanged> standingChanged, Audit audit) {
        this.caller = caller;
        this.addressRules = addressRules;
        this.standingChanged = standingChanged;
        this.audit = audit;
    }

    @Funq("change-person")
    @Change(thenDeliver = true)
    public Answer changePerson(Input input) {
        var act = caller.act();
        var fields = new Fields();
        var named = PersonRef.noted(fields, "person", input.person());
        var email = input.email() == null ? null : fields.parsed("email", () -> EmailAddress.parse(input.email()));
        var displayName = fields.optionalLine("displayName", input.displayName(), 120);
        var manager = input.manager() == null ? null : PersonRef.noted(fields, "manager", input.manager());
        if (named != null) {
            check(fields, named, email, manager, input.governed());
        }
        fields.check();
        var moves = email != null && !email.value().equals(named.email);
        if (moves && caller.isMachine()) {
            // Whoever reads an address signs in with it: as an administrator, say, or as an approver (IDY-05).
            throw new Problem(ProblemType.FORBIDDEN, "No machine moves a person to another address: let an administrator do it.");
        }
        if (moves) {
            // Before the person is locked, in the order in which signing in locks them.
            SignInCode.endAll(named.email, act.at());
        }
        var person = Person.locked(named.id);
        var organizationBefore = Organization.of(person).orElse(null);
        var entry = audit.event(act, "person.changed", "person", person.id).before(values(person))
                .personal("emailBefore", moves ? person.email : null).personal("displayNameBefore", displayName == null ? null : person.displayName);
        if (moves) {
            move(person, email, act.at());
        }
        var managerBefore = person.manager;
        person.displayName = displayName == null ? person.displayName : displayName;
        person.language = input.language() == null ? person.language : input.language();
        person.manager = manager == null ? person.manager : manager;
        person.governed = input.governed() == null ? person.governed : input.governed();
        if (!person.governed && person.letIn()) {
            Account.follow(List.of(person.id), act.at());
        }
        entry.after(values(person)).personal("email", moves ? person.email : null).personal("displayName", displayName).write();
        if (moves) {
            standingChanged.fire(StandingChanged.of(person, act.at()));
        }
        if (organizationBefore != null && !Organization.of(person).filter(organization -> organization.id.equals(organizationBefore.id)).isPresent()) {
            standingChanged.fire(StandingChanged.of(Sponsor.all(organizationBefore), act.at()));
        }
        if (managerBefore != null && !managerBefore.is(person.manager)) {
            standingChanged.fire(StandingChanged.of(managerBefore, act.at()));
        }
        return new Answer(PersonView.of(person), Assignment.live(person, act.at()).stream().map(Holding::of).toList());
    }

    private void check(Fields fields, Person person, EmailAddress email, Person manager, Boolean governed) {
        if (email != null) {
            addressRules.check(fields, person.kind, email);
        }
        if (manager != null) {
            addressRules.checkManager(fields, person, manager);
        }
        if (Boolean.TRUE.equals(governed) && person.kind != PersonKind.guest) {
            fields.refuse("governed", "is for guests: the account of a %s does not end with their access".formatted(person.kind));
        }
    }

    private static void move(Person person, EmailAddress email, Instant now) {
        Person.byEmail(email).ifPresent(other -> {
            throw new Problem(ProblemType.PERSON_EXISTS, other.kind == PersonKind.outsider
                    ? "%s has signed in here as somebody without an account: erase that person first.".formatted(email)
                    : "%s is the address of another %s.".formatted(email, other.kind)).with("person", other.id);
        });
        person.email = email.value();
        person.emailDomain = email.domain();
        Session.endAll(person, now);
    }

    private static Map<String, Object> values(Person person) {
        var values = new LinkedHashMap<String, Object>();
        values.put("manager", person.manager == null ? null : person.manager.id);
        values.put("language", person.language);
        values.put("governed", person.governed);
        values.put("state", person.state);
        return values;
    }
}
