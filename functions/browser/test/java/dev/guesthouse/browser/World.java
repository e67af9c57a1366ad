package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;

import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Mails;

/**
 * An instance in use: Pia has asked for Atlas, and Sana was told by mail.
 *
 * @param requestId Pia's
 * @param decisionLink Sana's
 */
record World(AccessPackage atlas, String requestId, String decisionLink) {

    static World of(Given given, Mails mails) {
        var atlas = given.atlasFor(given.fabrikam());
        var request = given.request(PIA, atlas);
        return new World(atlas, request, mails.to(SANA, "please decide").link());
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
