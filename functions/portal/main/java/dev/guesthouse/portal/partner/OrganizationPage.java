package dev.guesthouse.portal.partner;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
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
        return Held.by(visit).map(mine -> visit.page(Templates.organization(visit.frame(), mine))).orElseGet(() -> noSponsor(visit));
    }

    /** What whoever is no sponsor finds here. */
    static Reply noSponsor(Visit visit) {
        return visit.page(Templates.noSponsor(visit.frame()));
    }
}
