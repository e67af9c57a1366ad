package dev.guesthouse.guest;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.audit.Act;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/** What holds for the address and the manager of everybody who is entered or changed here. */
@ApplicationScoped
class AddressRules {

    private final HomeDomains homeDomains;

    AddressRules(HomeDomains homeDomains) {
        this.homeDomains = homeDomains;
    }

    /** Members have no address of a partner, and everybody else none of the home organization (ORG-13). */
    void check(Fields fields, PersonKind kind, EmailAddress email) {
        if (kind == PersonKind.member) {
            // One that was only proposed is nobody's partner yet (ORG-10).
            Organization.ofDomain(email.domain()).filter(partner -> partner.state == OrganizationState.configured)
                    .ifPresent(partner -> fields.refuse("email", "is of %s: invite them as a guest", partner.displayName));
        } else if (homeDomains.include(new DomainName(email.domain()))) {
            fields.refuse("email", "is of the home organization: its people are members, never guests");
        }
    }

    /**
     * A manager is asked to decide what a person asks for (POL-04): who names one chooses an approver.
     *
     * @throws Problem forbidden for a machine (IDY-05)
     */
    void refuseManagerByMachine(Act act) {
        act.refuseMachine("No machine says who is somebody's manager, and decides what they ask for: let an administrator do it.");
    }

    /** @param person null where they are not entered yet */
    void checkManager(Fields fields, Person person, Person manager) {
        if (manager.kind != PersonKind.member) {
            fields.refuse("manager", "is no member of the home organization");
        }
        if (manager.is(person)) {
            fields.refuse("manager", "is the person themselves");
        }
    }
}
