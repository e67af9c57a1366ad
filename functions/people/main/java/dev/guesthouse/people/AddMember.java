package dev.guesthouse.people;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Adds a person of the home organization; an outsider with this address becomes one. */
@ApplicationScoped
public class AddMember {

    public record Input(String email, String displayName, PersonRef manager) {
    }

    private final Caller caller;
    private final AddressRules addressRules;
    private final Audit audit;

    AddMember(Caller caller, AddressRules addressRules, Audit audit) {
        this.caller = caller;
        this.addressRules = addressRules;
        this.audit = audit;
    }

    @Funq("add-member")
    @Change
    public PersonView addMember(Input input) {
        var act = caller.act();
        var fields = new Fields();
        var email = fields.parsed("email", () -> EmailAddress.parse(input.email()));
        var displayName = fields.optionalLine("displayName", input.displayName(), 120);
        var manager = input.manager() == null ? null : PersonRef.noted(fields, "manager", input.manager());
        if (manager != null) {
            addressRules.checkManager(fields, null, manager);
        }
        if (email != null) {
            addressRules.check(fields, PersonKind.member, email);
        }
        fields.check();
        Person.refuseTaken(email);
        var person = Person.byEmail(email).orElseGet(() -> Person.add(PersonKind.member, PersonState.invited, email, displayName, act.at()));
        person.kind = PersonKind.member;
        person.displayName = displayName == null ? person.displayName : displayName;
        person.manager = manager;
        audit.event(act, "person.added", "person", person.id).after(Map.of("kind", person.kind))
                .personal("email", person.email).personal("displayName", person.displayName).write();
        caller.created("person", "id", person.id);
        return PersonView.of(person);
    }
}
