package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.OrganizationView;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A partner: who they are, who answers for them, and the way to what their people have; it is changed and removed here. */
@ApplicationScoped
class PartnerPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance partner(Frame frame, Office office, OrganizationView partner);

        static native TemplateInstance removePartner(Frame frame, Office office, OrganizationView partner);
    }

    @Override
    public String path() {
        return "/admin/partners/:id";
    }

    @Override
    public Reply show(Visit visit) {
        var partner = visit.read(FunctionTable.ORGANIZATION, OrganizationView.class, visit.input().put("id", id(visit)));
        return visit.page(visit.form().has("assignments") || visit.form().has("remove") ? Templates.removePartner(visit.frame(), new Office(visit), partner)
                : Templates.partner(visit.frame(), new Office(visit), partner));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        if (form.has("askToRemove")) {
            return visit.page(Templates.removePartner(visit.frame(), new Office(visit),
                    visit.read(FunctionTable.ORGANIZATION, OrganizationView.class, visit.input().put("id", id(visit)))));
        }
        if (form.has("remove")) {
            var input = visit.input().put("id", id(visit));
            form.putInto(input, "assignments");
            visit.call(FunctionTable.REMOVE_ORGANIZATION, input);
            return Reply.seeOther("/admin/partners", Done.partnerRemoved);
        }
        if (form.has("addSponsor")) {
            var input = visit.input().put("organizationId", id(visit));
            form.putInto(input, "kind");
            input.putObject("person").put("email", form.value("person").strip());
            visit.call(FunctionTable.ADD_SPONSOR, input);
        } else if (form.has("endSponsorship")) {
            var input = visit.input().put("organizationId", id(visit)).put("kind", form.value("kind"));
            input.putObject("person").put("id", form.value("endSponsorship"));
            visit.call(FunctionTable.REMOVE_SPONSOR, input);
        } else if (form.has("promote")) {
            visit.call(FunctionTable.CHANGE_ORGANIZATION, visit.input().put("id", id(visit)).put("state", "configured"));
        } else {
            change(visit);
        }
        return Reply.seeOther(visit.frame().path(), form.has("addSponsor") ? Done.sponsorAdded : form.has("endSponsorship") ? Done.sponsorshipEnded : Done.saved);
    }

    private static void change(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("id", id(visit)).put("displayName", form.value("displayName")).put("description", form.value("description"));
        var office = new Office(visit);
        var sources = input.putArray("identitySources");
        for (int i = 0; form.has(office.domainField(i)); i++) {
            form.text(office.domainField(i)).ifPresent(domain -> sources.addObject().put("domain", domain));
        }
        if (form.has("confirmPublicProvider")) {
            input.put("confirmPublicProvider", true);
        }
        visit.call(FunctionTable.CHANGE_ORGANIZATION, input);
    }

    private static String id(Visit visit) {
        return visit.parameter("id");
    }
}
