package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;

import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Mails;

/**
 * An instance in use: Pia has asked for Atlas, and Sana was told by mail.
 *
 * @param requestId Pia's
 * @param decisionLink Sana's
 * @param piaId who asked
 */
record World(Organization fabrikam, AccessPackage atlas, String requestId, String decisionLink, String piaId) {

    static World of(Given given, Mails mails) {
        var fabrikam = given.fabrikam();
        var atlas = given.atlasFor(fabrikam);
        var request = given.request(PIA, atlas);
        return new World(fabrikam, atlas, request, mails.to(SANA, "please decide").link(), given.pia().get("whoami").text("person.id"));
    }

    /** Where administrators see Fabrikam. */
    String partner() {
        return "/admin/partners/" + fabrikam.id();
    }

    /** Where they see Atlas. */
    String accessPackage() {
        return "/admin/packages/" + atlas.id();
    }

    /** Where they see its catalog. */
    String catalog() {
        return "/admin/catalogs/" + atlas.catalog().id();
    }

    /** Where they see Pia. */
    String person() {
        return "/admin/people/" + piaId;
    }

    /** The page on which Pia sees what becomes of it. */
    String request() {
        return "/my/requests/" + requestId;
    }

    /** To Atlas. */
    String packageLink() {
        return atlas.link();
    }
}
