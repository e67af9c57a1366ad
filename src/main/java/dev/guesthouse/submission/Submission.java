package dev.guesthouse.submission;

import java.util.EnumSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approval.Progress;
import dev.guesthouse.assignment.Expiry;
import dev.guesthouse.audit.Act;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;

/** Takes requests for access (REQ-02). Runs in the caller's transaction. */
@ApplicationScoped
public class Submission {

    /** What is said and who says it, looked at before anything is written. */
    private static final List<RequestRule> OF_WORDS = List.copyOf(EnumSet.range(RequestRule.standing, RequestRule.window));
    /** What is there already. */
    private static final List<RequestRule> OF_WHAT_IS_THERE = List.copyOf(EnumSet.range(RequestRule.requestOpen, RequestRule.flood));

    private final Intake intake;
    private final Expiry expiry;

    Submission(Intake intake, Expiry expiry) {
        this.intake = intake;
        this.expiry = expiry;
    }

    /**
     * Makes the request and asks for approval, or gives access where none is needed.
     *
     * @throws Problem the refusal of the first {@link RequestRule} that does not hold
     */
    public Progress submit(WantedAccess said, Act act) {
        return submit(said.asMeant(act.at()), Intake.asking(act), null, act);
    }

    /**
     * The same for one of their people, whom a sponsor asks for, and decides nothing of (REQ-16).
     *
     * @param requestor as {@link AskedFor} finds them
     * @param sponsor who asks
     * @throws Problem the refusal of the first {@link RequestRule} that does not hold
     */
    public Progress submitFor(Person requestor, Person sponsor, WantedAccess said, Act act) {
        return submit(said.asMeant(act.at()), requestor, sponsor.is(requestor) ? null : sponsor, act);
    }

    private Progress submit(WantedAccess wanted, Person requestor, Person askedBy, Act act) {
        Intake.keep(wanted.accessPackage());
        var asking = new Asking(requestor, askedBy, wanted, act);
        RequestRule.check(OF_WORDS, asking);
        if (asking.holdsOverdue()) {
            // First: what ended before it was delivered has an open request still.
            expiry.endOverdue(wanted.accessPackage(), requestor, act.at());
        }
        RequestRule.check(OF_WHAT_IS_THERE, asking);
        var policy = asking.policy();
        var request = AssignmentRequest.make(RequestType.userAdd, requestor, wanted.accessPackage(), policy, wanted.reasons().justification(), act.at());
        request.askedBy = askedBy;
        request.startAt = wanted.window().startDateTime();
        request.endAt = wanted.window().endDateTime();
        asking.origin.ifPresent(origin -> origin.persist());
        return intake.take(request, asking.answers(), true, act);
    }
}
