package dev.guesthouse.submission;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.audit.Act;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.Sponsor;
import dev.guesthouse.person.Newcomers;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;

/** Whom sponsors can ask for: people of their organizations, and whoever has an address there (REQ-16). Runs in the caller's transaction. */
@ApplicationScoped
public class AskedFor {

    private final Newcomers newcomers;

    AskedFor(Newcomers newcomers) {
        this.newcomers = newcomers;
    }

    /** @throws Problem forbidden, for whoever is no sponsor */
    public static void checkSponsor(Person person) {
        if (Sponsor.organizationsOf(person).isEmpty()) {
            throw Problem.forbidden("You are no sponsor of an organization: only its sponsors ask for its people.");
        }
    }

    /**
     * The person with an address, locked; whoever is nobody here yet becomes an outsider. Neither they nor the sponsor lose what makes them so
     * until the transaction ends.
     *
     * @param displayName of a newcomer; null for none. Whoever is known keeps the name that they have
     * @throws Problem invalid-input, the same for everybody who is not of the sponsor's organizations, whoever they are, and whether they are known
     */
    public Person person(EmailAddress email, String displayName, Person sponsor, Act act) {
        // Before anybody is looked for: of others nothing is found out, by waiting for them either.
        if (Organization.ofDomain(email.domain()).filter(theirs -> Sponsor.organizationsOf(sponsor).contains(theirs)).isEmpty()) {
            throw notTheirs();
        }
        var person = Intake.locked(Person.byEmail(email).orElseGet(() -> newcomers.named(email, displayName, act)).id);
        checkTheirs(person, sponsor, AskedFor::notTheirs);
        return person;
    }

    /** The person who holds something, locked; they and the sponsor stay what they are as there. @throws Problem not-found, for everybody who does not answer for them */
    static Person holder(UUID id, Person sponsor) {
        if (!Sponsor.answersFor(sponsor, Person.findById(id))) {
            throw Problem.notFound("assignment");
        }
        var holder = Intake.locked(id);
        checkTheirs(holder, sponsor, () -> Problem.notFound("assignment"));
        return holder;
    }

    private static void checkTheirs(Person person, Person sponsor, Supplier<Problem> refusal) {
        Person.keep(List.of(sponsor));
        if (!Sponsor.answersFor(sponsor, person)) {
            throw refusal.get();
        }
    }

    private static Problem notTheirs() {
        return Problem.invalid("email", "is no address of somebody of an organization that you are a sponsor of");
    }
}
