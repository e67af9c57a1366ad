package dev.guesthouse.portal.partner;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A sponsor's people: who of their organizations holds or asks for what, until when and by whose word (ORG-15). */
@ApplicationScoped
class OrganizationPage implements HtmlPage {

    @CheckedTemplate(basePath = "partner")
    static class Templates {
        static native TemplateInstance organization(Frame frame, MyOrganization.Answer mine);

        static native TemplateInstance noSponsor(Frame frame);
    }

    @Override
    public String path() {
        return "/my/organization";
    }

    @Override
    public Reply show(Visit visit) {
        return mine(visit).map(mine -> visit.page(Templates.organization(visit.frame(), mine))).orElseGet(() -> visit.page(Templates.noSponsor(visit.frame())));
    }

    /** Empty for whoever is no sponsor. */
    private static Optional<MyOrganization.Answer> mine(Visit visit) {
        try {
            return Optional.of(visit.read(FunctionTable.MY_ORGANIZATION, MyOrganization.Answer.class, visit.input()));
        } catch (Problem e) {
            if (e.type != ProblemType.FORBIDDEN) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
