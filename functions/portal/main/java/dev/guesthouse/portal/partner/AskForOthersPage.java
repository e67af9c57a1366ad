package dev.guesthouse.portal.partner;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.requests.AvailableRow;
import dev.guesthouse.requests.SubmitRequests;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where a sponsor asks for people of their organization, a line each; each is a request of its own, and how each came out is shown (REQ-16). */
@ApplicationScoped
class AskForOthersPage implements HtmlPage {

    /** pia@fabrikam.example, or as mail programs write it: Pia Stein &lt;pia@fabrikam.example&gt;. */
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^<\"]*)\"?\\s*<([^>]*)>\\s*[,;]?");
    private static final String MOST = "200";

    @CheckedTemplate(basePath = "partner")
    static class Templates {
        static native TemplateInstance askForOthers(Frame frame, List<AvailableRow> packages);

        static native TemplateInstance askedForOthers(Frame frame, List<SubmitRequests.Item> made, List<SubmitRequests.Item> refused);
    }

    @Override
    public String path() {
        return "/my/organization/ask";
    }

    @Override
    public Reply show(Visit visit) {
        return Held.by(visit, visit.input().put("limit", "1")).map(mine -> visit.page(Templates.askForOthers(visit.frame(),
                visit.list(FunctionTable.AVAILABLE_PACKAGES, AvailableRow.class, visit.input().put("limit", MOST)).items())))
                .orElseGet(() -> OrganizationPage.noSponsor(visit));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input();
        form.text("link").ifPresentOrElse(link -> input.put("link", link), () -> input.put("packageId", form.text("packageId").orElse(null)));
        form.putInto(input, "justification");
        form.text("startDateTime").map(Days::begin).ifPresent(moment -> input.put("startDateTime", moment));
        form.text("endDateTime").map(Days::end).ifPresent(moment -> input.put("endDateTime", moment));
        var people = input.putArray("people");
        form.value("people").lines().filter(line -> !line.isBlank()).forEach(line -> {
            var named = NAMED.matcher(line);
            var somebody = people.addObject();
            if (named.matches()) {
                somebody.put("email", named.group(2).strip());
                if (!named.group(1).isBlank()) {
                    somebody.put("displayName", named.group(1).strip());
                }
            } else {
                somebody.put("email", line.strip().replaceFirst("[,;]$", ""));
            }
        });
        var outcomes = visit.call(FunctionTable.SUBMIT_REQUESTS, input).answer(SubmitRequests.Answer.class).items().stream()
                .collect(Collectors.partitioningBy(item -> item.request() != null));
        return visit.page(Templates.askedForOthers(visit.frame(), outcomes.get(true), outcomes.get(false)));
    }
}
