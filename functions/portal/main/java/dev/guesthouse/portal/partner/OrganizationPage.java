package dev.guesthouse.portal.partner;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.organizations.MyOrganization;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A sponsor's people: who of their organizations holds or asks for what, until when and by whose word (ORG-15); some at a time, and found by their names. */
@ApplicationScoped
class OrganizationPage implements HtmlPage {

    private static final String ACCESS = "accessAfter";
    private static final String REQUESTS = "requestsAfter";

    @CheckedTemplate(basePath = "partner")
    static class Templates {
        static native TemplateInstance organization(Frame frame, MyOrganization.Answer mine, Rest rest);

        static native TemplateInstance noSponsor(Frame frame);
    }

    /**
     * What of it is shown.
     *
     * @param search whose it is, by the beginning of a name or an address; empty for all
     * @param isBeginning whether it is where the lists begin
     * @param access the address of the rest of what they have; null where there is none
     * @param requests the same of what they ask for
     */
    public record Rest(String search, boolean isBeginning, String access, String requests) {

        static Rest of(Visit visit, MyOrganization.Answer mine) {
            return new Rest(visit.parameter("search") == null ? "" : visit.parameter("search"),
                    visit.query(ACCESS, REQUESTS).isEmpty(),
                    mine.nextAccess() == null ? null : visit.further(ACCESS, mine.nextAccess(), "search", REQUESTS),
                    mine.nextRequests() == null ? null : visit.further(REQUESTS, mine.nextRequests(), "search", ACCESS));
        }
    }

    @Override
    public String path() {
        return "/my/organization";
    }

    @Override
    public Reply show(Visit visit) {
        return Held.by(visit, visit.query("search", ACCESS, REQUESTS))
                .map(mine -> visit.page(Templates.organization(visit.frame(), mine, Rest.of(visit, mine)))).orElseGet(() -> noSponsor(visit));
    }

    /** What whoever is no sponsor finds here. */
    static Reply noSponsor(Visit visit) {
        return visit.page(Templates.noSponsor(visit.frame()));
    }
}
