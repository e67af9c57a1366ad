package dev.guesthouse.portal.decide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.approvals.PendingApprovals;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** All that waits for somebody's decision. */
@ApplicationScoped
public class DecisionsPage implements HtmlPage {

    @CheckedTemplate(basePath = "decide")
    static class Templates {
        static native TemplateInstance decisions(Frame frame, Page<PendingApprovals.Item> pending);

        static native TemplateInstance decided(Frame frame, List<Came> outcomes);
    }

    /**
     * How a decision of several came out.
     *
     * @param asks what it was about
     * @param requestId where all of it is
     * @param refusal why it was not taken; null where it was
     */
    public record Came(String asks, String requestId, Sentence refusal) {
    }

    @Override
    public String path() {
        return "/my/decisions";
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.decisions(visit.frame(), visit.list(FunctionTable.PENDING_APPROVALS, PendingApprovals.Item.class, visit.query("after"))));
    }

    /**
     * Decides all that were ticked, with one reason; each is a decision of its own, and one that is refused keeps none from being taken. What was typed
     * comes back, with all that was ticked, where the first is refused for it (PAG-04): nothing is decided by then.
     */
    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var ticked = form.values("requestId");
        if (ticked.isEmpty() || form.has("approve") == form.has("deny")) {
            throw Problem.invalid("requestId", "nothing was chosen");
        }
        var asks = visit.list(FunctionTable.PENDING_APPROVALS, PendingApprovals.Item.class, visit.input().put("limit", "200")).items().stream()
                .collect(Collectors.toMap(item -> item.requestId().toString(), visit.frame().say()::asks));
        var outcomes = new ArrayList<Came>();
        for (var id : new LinkedHashSet<>(ticked)) {
            outcomes.add(decide(visit, id, asks.getOrDefault(id, id), outcomes.isEmpty()));
        }
        return visit.page(Templates.decided(visit.frame(), outcomes));
    }

    /** @throws Problem where it is the first, and what was typed is refused */
    private static Came decide(Visit visit, String requestId, String asks, boolean first) {
        var input = visit.input().put("requestId", requestId);
        visit.form().putInto(input, "justification");
        try {
            visit.call(visit.form().has("approve") ? FunctionTable.APPROVE_REQUEST : FunctionTable.DENY_REQUEST, input);
            return new Came(asks, requestId, null);
        } catch (Problem e) {
            if (first && e.type == ProblemType.INVALID_INPUT) {
                throw e;
            }
            return new Came(asks, requestId, e.sentence);
        }
    }
}
