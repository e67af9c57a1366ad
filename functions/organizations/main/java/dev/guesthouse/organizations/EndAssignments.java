package dev.guesthouse.organizations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.submission.MassEnding;
import dev.guesthouse.submission.MassEnding.Wanted;
import io.quarkus.funqy.Funq;

/**
 * Ends all access to a package, of an organization's people, or of its people to the package, in one call (REQ-17): the first
 * answers how much that is and ends nothing, the second says that number.
 */
@ApplicationScoped
public class EndAssignments {

    private static final int MOST_NAMED = 200;

    /**
     * <pre>{@code
     * {"packageId": "01890a5d-ac96-774b-bcce-b302099a8057", "justification": "The project is over.", "expected": 12}
     * }</pre>
     */
    public record Input(@JsonUnwrapped Wanted wanted) {
    }

    /**
     * What there was, and what of it was ended.
     *
     * @param count how much there was
     * @param ended how much of it was ended: all or nothing
     * @param items the first of it, the latest start first
     * @param next where the list {@code assignments} goes on, with the same package and organization and the state live; null
     *            where there is no more
     */
    public record Answer(int count, int ended, List<AssignmentRow> items, String next) {
    }

    private final Caller caller;
    private final MassEnding ending;

    EndAssignments(Caller caller, MassEnding ending) {
        this.caller = caller;
        this.ending = ending;
    }

    /** @throws dev.guesthouse.problem.Problem not-as-expected, not-found */
    @Funq("end-assignments")
    @Change(thenDeliver = true)
    public Answer endAssignments(Input input) {
        var act = caller.act();
        var paging = Paging.of("assignments", MOST_NAMED, null);
        var live = ending.live(input.wanted(), act.at());
        var named = paging.page(live.first(paging.lookahead()), AssignmentRow::of, assignment -> assignment.startAt, assignment -> assignment.id);
        return new Answer(live.ids().size(), ending.end(input.wanted(), live, act), named.items(), named.next());
    }
}
