package dev.guesthouse.requests;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.http.edge.Refusal;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.http.gate.Series;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.submission.AskedFor;
import dev.guesthouse.submission.Reasons;
import dev.guesthouse.submission.Submission;
import dev.guesthouse.submission.WantedAccess;
import dev.guesthouse.submission.Window;
import io.quarkus.funqy.Funq;

/**
 * Asks for a package for people of an organization that the caller is a sponsor of, known here or not (REQ-16). Each is a request of its
 * own, with an answer of its own; the caller decides none of them.
 */
@ApplicationScoped
public class SubmitRequests {

    private static final int MOST = 200;

    /**
     * <pre>{@code
     * {"packageId": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "They test the pumps of Atlas until spring.",
     *  "people": [{"email": "pia@eu.fabrikam.example", "displayName": "Pia Stein"}, {"email": "ben@fabrikam.example"}]}
     * }</pre>
     *
     * @param packageId what is asked for; left out where {@code link} says what
     * @param link the package's link, the token or the whole address; left out where {@code packageId} says what
     * @param policyId the choice where several policies fit (POL-11); left out where one does
     * @param people for whom, at least one, at most 200
     * @param justification why, at most 4,000 characters, the same for all; left out where the policy asks for none
     * @param answers to the policy's questions (POL-10), the same for all; left out where it asks none
     * @param startDateTime where the policy lets choose; left out for at once
     * @param endDateTime where the policy lets choose, the first moment without access; left out for as the policy has it
     */
    public record Input(UUID packageId, String link, UUID policyId, List<Somebody> people, String justification, List<Reasons.Answer> answers,
            Instant startDateTime, Instant endDateTime) {
    }

    /**
     * For whom access is asked.
     *
     * @param email their e-mail address
     * @param displayName of somebody who is not known here yet, 1 to 120 characters; left out for none
     */
    public record Somebody(String email, String displayName) {
    }

    /**
     * How it came out.
     *
     * @param items one for each of the people, in their order
     */
    public record Answer(List<Item> items) {
    }

    /**
     * How it came out for one of them.
     *
     * @param email as it was given
     * @param request that was made; null where it was refused
     * @param problem why it was refused; null where it was made
     */
    public record Item(String email, RequestView request, Refusal problem) {
    }

    /** @param again whether the same address stands before it */
    private record Listed(Somebody somebody, boolean again) {
    }

    private final Caller caller;
    private final Series series;
    private final AskedFor askedFor;
    private final Submission submission;

    SubmitRequests(Caller caller, Series series, AskedFor askedFor, Submission submission) {
        this.caller = caller;
        this.series = series;
        this.askedFor = askedFor;
        this.submission = submission;
    }

    /** @throws Problem access-live, choose-policy, domain-claimed, incompatible, not-found, request-open, too-many-requests */
    @Funq("submit-requests")
    public Answer submitRequests(Input input) {
        var fields = new Fields();
        if ((input.packageId() == null) == (input.link() == null)) {
            fields.refuse("packageId", "must be given, or else link; not both");
        }
        var justification = fields.justification(input.justification());
        var people = fields.eachRequired("people", input.people()).map(listed -> read(fields, listed)).toList();
        if (input.people() == null || input.people().isEmpty() || input.people().size() > MOST) {
            fields.refuse("people", "must name 1 to %d people", MOST);
        }
        fields.check();
        Retried.transaction(() -> {
            AskedFor.checkSponsor(caller.person());
            return null;
        });
        var reasons = new Reasons(justification, input.answers());
        return new Answer(series.each(listed(people), Item.class, listed -> made(input, listed, reasons),
                (listed, problem) -> new Item(listed.somebody.email(), null, Refusal.of(problem))));
    }

    /** What could not be meant by any of them refuses the call; an address that is none only that one. */
    private static Somebody read(Fields fields, Fields.Listed<Somebody> listed) {
        return new Somebody(fields.required(listed.field() + ".email", listed.value().email()),
                fields.optionalLine(listed.field() + ".displayName", listed.value().displayName(), 120));
    }

    private static List<Listed> listed(List<Somebody> people) {
        var before = new HashSet<String>();
        return people.stream().map(somebody -> {
            var email = new Fields().parsed("email", () -> EmailAddress.parse(somebody.email()));
            return new Listed(somebody, email != null && !before.add(email.value()));
        }).toList();
    }

    private Item made(Input input, Listed listed, Reasons reasons) {
        var somebody = listed.somebody;
        var email = EmailAddress.parse(somebody.email());
        if (listed.again) {
            throw Problem.invalid("email", "stands in this list twice: the first one counts");
        }
        var act = caller.act();
        var sponsor = caller.person();
        var requestor = askedFor.person(email, somebody.displayName(), sponsor, act);
        // Not before: of a package that is not there as much is said as of one that is not for them (REQ-04).
        var accessPackage = new PackageRef(input.packageId(), input.link()).kept("packageId");
        var made = submission.submitFor(requestor, sponsor,
                new WantedAccess(accessPackage, input.policyId(), new Window(input.startDateTime(), input.endDateTime()), reasons), act);
        return new Item(somebody.email(), RequestView.of(made, true), null);
    }
}
