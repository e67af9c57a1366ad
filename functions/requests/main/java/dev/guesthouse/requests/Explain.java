package dev.guesthouse.requests;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RequestView.Named;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.Newcomers;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.submission.Explanation;
import dev.guesthouse.submission.Explanation.Considered;
import dev.guesthouse.submission.Explanation.Finding;
import io.quarkus.funqy.Funq;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Tells whether somebody can ask for a package now: rule by rule, policy by policy (AUD-04), and what they see of it. The person may be anybody
 * with an address, as though they had come here with it; nobody comes to be known here by that.
 */
@ApplicationScoped
public class Explain {

    /**
     * @param person whose request it would be: an e-mail address, also one that nobody has here yet, or an id
     * @param packageId what they would ask for
     */
    public record Input(PersonRef person, UUID packageId) {
    }

    /**
     * Why they can ask, or not.
     *
     * @param person null for an address that nobody has here
     * @param organization whose people they are among; null for members and people of no organization
     * @param canAsk whether a request would be taken, once it says what it must
     * @param rules all that could refuse it, in the order in which it is looked at
     * @param policies each of the package's, in the order in which they were added
     * @param sees the package as they see it; null where it is not there for them
     */
    public record Answer(PersonName person, Named organization, boolean canAsk, List<Finding> rules, List<Considered> policies, AvailableView sees) {
    }

    private final Newcomers newcomers;
    private final Clock clock;

    Explain(Newcomers newcomers, Clock clock) {
        this.newcomers = newcomers;
        this.clock = clock;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("explain")
    @Transactional
    public Answer explain(Input input) {
        var fields = new Fields();
        fields.required("person", input.person());
        fields.required("packageId", input.packageId());
        fields.check();
        var accessPackage = AccessPackage.byId(input.packageId());
        var act = Act.ofSystem(clock.instant());
        var known = input.person().find("person");
        var answer = answer(known.orElseGet(() -> newcomer(input.person(), act)), accessPackage, act);
        if (known.isEmpty()) {
            // What rules ask of the database they ask of somebody who is there; then nobody has come.
            QuarkusTransaction.setRollbackOnly();
            return new Answer(null, answer.organization, answer.canAsk, answer.rules, answer.policies, answer.sees);
        }
        return answer;
    }

    private Person newcomer(PersonRef ref, Act act) {
        return ref.email() == null ? PersonRef.required("person", ref) : newcomers.arrived(EmailAddress.parse(ref.email()), act);
    }

    private static Answer answer(Person person, AccessPackage accessPackage, Act act) {
        var explanation = Explanation.of(person, accessPackage, act);
        return new Answer(PersonName.of(person), Organization.of(person).map(theirs -> new Named(theirs.id, theirs.displayName)).orElse(null),
                explanation.canAsk(), explanation.findings(), explanation.policies(),
                explanation.fitting().isEmpty() ? null : AvailableView.of(accessPackage, explanation.fitting(), person, act.at()));
    }
}
