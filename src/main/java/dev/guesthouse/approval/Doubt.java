package dev.guesthouse.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import io.quarkus.panache.common.Parameters;

/** What an approver had better look at twice in whoever asks (APR-07); none of it refuses anything. */
public enum Doubt {

    /** Somebody else here has the same address but for its tag: one mailbox, and perhaps one person under two names. */
    sharedMailbox,
    /** Letters of their domain are of another script than Latin, or only look like it, and nobody has connected that domain. */
    otherScript,
    /** Nobody else of their organization, or of their domain where they are of none, has an account here. */
    firstOfOrganization;

    /** Those about somebody; none about people of the home organization, whom somebody of it has entered. */
    public static List<Doubt> about(Person requestor) {
        return requestor.kind == PersonKind.member ? List.of() : Arrays.stream(values()).filter(doubt -> doubt.holds(requestor)).toList();
    }

    private boolean holds(Person requestor) {
        return switch (this) {
            case sharedMailbox -> Person.count("from Person p where p <> :requestor and " + Person.HAS_MAILBOX,
                    Person.mailbox(EmailAddress.kept(requestor.email)).and("requestor", requestor)) > 0;
            case otherScript -> new DomainName(requestor.emailDomain).isInOtherScript()
                    && Organization.of(requestor).filter(theirs -> theirs.state == OrganizationState.configured).isEmpty();
            case firstOfOrganization -> Person.find("select p.id from Person p where p.kind = guest and p.state <> deleted and p <> :requestor"
                    + " and p.emailDomain in :domains", Parameters.with("requestor", requestor).and("domains", domains(requestor)))
                    .project(UUID.class).page(0, 1).list().isEmpty();
        };
    }

    private static Set<String> domains(Person requestor) {
        return Organization.of(requestor).map(theirs -> Organization.domainsOfPeople(theirs.id)).orElse(Set.of(requestor.emailDomain));
    }
}
