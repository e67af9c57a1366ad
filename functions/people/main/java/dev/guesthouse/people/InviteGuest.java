package dev.guesthouse.people;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.message.MessageKind;
import dev.guesthouse.message.Outbox;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Invites somebody of a partner before any request; such a guest is not governed: nothing here blocks or deletes them (GST-03). */
@ApplicationScoped
public class InviteGuest {

    /** @param sendMessage null is yes */
    public record Input(String email, String displayName, Boolean sendMessage) {
    }

    private final Caller caller;
    private final AddressRules addressRules;
    private final Outbox outbox;
    private final Audit audit;

    InviteGuest(Caller caller, AddressRules addressRules, Outbox outbox, Audit audit) {
        this.caller = caller;
        this.addressRules = addressRules;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Funq("invite-guest")
    @Change(thenDeliver = true)
    public PersonView inviteGuest(Input input) {
        var act = caller.act();
        var fields = new Fields();
        var email = fields.parsed("email", () -> EmailAddress.parse(input.email()));
        var displayName = fields.optionalLine("displayName", input.displayName(), 120);
        if (email != null) {
            addressRules.check(fields, PersonKind.guest, email);
        }
        fields.check();
        Person.refuseTaken(email);
        var person = Person.byEmail(email).orElseGet(() -> Person.add(PersonKind.guest, PersonState.invited, email, displayName, act.at()));
        person.kind = PersonKind.guest;
        person.displayName = displayName == null ? person.displayName : displayName;
        audit.event(act, "guest.invited", "person", person.id).after(Map.of("kind", person.kind))
                .personal("email", person.email).personal("displayName", person.displayName).write();
        if (!Boolean.FALSE.equals(input.sendMessage())) {
            outbox.write(MessageKind.invitation, "person:" + person.id + ":invited", person, Map.of(), act.at());
        }
        caller.created("person", "id", person.id);
        return PersonView.of(person);
    }
}
