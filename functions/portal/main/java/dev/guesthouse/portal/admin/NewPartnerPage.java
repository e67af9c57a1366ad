package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.ConnectedView;
import dev.guesthouse.organizations.FindDirectory;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where a partner is added: first its domain is looked up, so that somebody can say whether it is the one that is meant (ORG-03). */
@ApplicationScoped
class NewPartnerPage implements HtmlPage {

    /** The field of the looked-up domain, as the function names it. */
    private static final String DOMAIN = "identitySources[0].domain";

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance lookUpPartner(Frame frame, Office office);

        static native TemplateInstance addPartner(Frame frame, Office office, FindDirectory.Answer found, boolean confirm);
    }

    @Override
    public String path() {
        return "/admin/partners/new";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.ADD_ORGANIZATION);
        return visit.form().has(DOMAIN) ? found(visit, visit.form().value(DOMAIN)) : visit.page(Templates.lookUpPartner(visit.frame(), new Office(visit)));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        if (!form.has(DOMAIN)) {
            return found(visit, form.value("domain").strip());
        }
        var input = visit.input().put("displayName", form.value("displayName"));
        form.putInto(input, "description");
        input.putArray("identitySources").addObject().put("domain", form.value(DOMAIN));
        if (form.has("confirmPublicProvider")) {
            input.put("confirmPublicProvider", true);
        }
        var added = visit.call(FunctionTable.ADD_ORGANIZATION, input).answer(ConnectedView.class);
        return Reply.seeOther("/admin/partners/" + added.organization().id(), Done.partnerAdded);
    }

    private static Reply found(Visit visit, String domain) {
        var found = visit.read(FunctionTable.FIND_DIRECTORY, FindDirectory.Answer.class, visit.input().put("domain", domain));
        var form = visit.form();
        var confirm = form.has("confirmPublicProvider") || form.refusal() != null && form.refusal().type == ProblemType.PUBLIC_PROVIDER;
        return visit.page(Templates.addPartner(visit.frame(), new Office(visit), found, confirm));
    }
}
