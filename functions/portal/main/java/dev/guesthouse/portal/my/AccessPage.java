package dev.guesthouse.portal.my;


import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RequestView;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.requests.MyAccess;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Something that somebody has: what it opens and until when; here they ask for more time, or give it back (ASG-06). */
@ApplicationScoped
class AccessPage implements HtmlPage {

    @CheckedTemplate(basePath = "my")
    static class Templates {
        static native TemplateInstance access(Frame frame, MyAccess.Item access);

        static native TemplateInstance giveBack(Frame frame, MyAccess.Item access);
    }

    @Override
    public String path() {
        return "/my/access/:id";
    }

    @Override
    public Reply show(Visit visit) {
        return visit.page(Templates.access(visit.frame(), access(visit)));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("assignmentId", visit.parameter("id"));
        if (form.has("askToGiveBack")) {
            return visit.page(Templates.giveBack(visit.frame(), access(visit)));
        }
        if (form.has("giveBack")) {
            visit.call(FunctionTable.GIVE_BACK_ACCESS, input);
            return Reply.seeOther("/my/", Done.givenBack);
        }
        form.putInto(input, "justification");
        form.text("endDateTime").map(Days::end).ifPresent(moment -> input.put("endDateTime", moment));
        var request = visit.call(FunctionTable.EXTEND_ACCESS, input).answer(RequestView.class);
        return Reply.seeOther("/my/requests/" + request.id() + "?sent");
    }

    private static MyAccess.Item access(Visit visit) {
        return visit.first(FunctionTable.MY_ACCESS, MyAccess.Item.class).stream()
                .filter(item -> item.assignmentId() != null && item.assignmentId().toString().equals(visit.parameter("id"))).findFirst()
                .orElseThrow(() -> Problem.notFound("access"));
    }
}
