package dev.guesthouse.person;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.problem.Problem;

/** Makes people of addresses that nobody entered here: members by their address, or outsiders (ORG-13). Runs in the caller's transaction. */
@ApplicationScoped
public class Newcomers {

    private final HomeDomains homeDomains;
    private final Audit audit;

    Newcomers(HomeDomains homeDomains, Audit audit) {
        this.homeDomains = homeDomains;
        this.audit = audit;
    }

    /** Makes and stores somebody who has come, and proved the address, which must be nobody's. */
    public Person arrived(EmailAddress email, Act act) {
        var person = make(email, PersonState.active, null, act);
        note(person, act.asOf(person.id));
        return person;
    }

    /**
     * Makes and stores somebody whom the actor named by an address, which must be nobody's.
     *
     * @param displayName null where the actor gave none
     * @throws Problem forbidden, where a machine would make a member (IDY-05)
     */
    public Person named(EmailAddress email, String displayName, Act act) {
        if (homeDomains.makeMember(email)) {
            act.refuseMachine("No machine makes %s a member by the way: they have to be added first.", email);
        }
        var person = make(email, PersonState.invited, displayName, act);
        note(person, act);
        return person;
    }

    private Person make(EmailAddress email, PersonState state, String displayName, Act act) {
        return Person.add(homeDomains.makeMember(email) ? PersonKind.member : PersonKind.outsider, state, email, displayName, act.at());
    }

    private void note(Person person, Act act) {
        audit.event(act, "person.added", "person", person.id).after(Map.of("kind", person.kind)).personal("email", person.email)
                .personal("displayName", person.displayName).write();
    }
}
