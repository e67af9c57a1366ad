package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;

import java.time.Duration;
import java.util.Map;

import dev.guesthouse.test.Given;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.SettableClock;

/**
 * An instance in use: Ben has Atlas, for less time than its terms give; Pia has asked for it, and Sana was told by mail.
 *
 * @param requestId Pia's
 * @param decisionLink Sana's
 * @param piaId who asked
 * @param accessId Ben's
 * @param policyId of Atlas' terms
 * @param resourceId of a resource of its catalog
 * @param connectorId of a system beside the directory inside
 */
record World(Organization fabrikam, AccessPackage atlas, String requestId, String decisionLink, String piaId, String accessId, String policyId, String resourceId,
        String connectorId) {

    static final String BEN = "ben@fabrikam.example";

    static World of(Given given, Mails mails) {
        var fabrikam = given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.saved(policy(atlas).forOrganizations(fabrikam).with("extension", Map.of("allowed", true, "approvalRequired", true)));
        var access = given.access(BEN, atlas);
        given.admin().post("change-access", "assignmentId", access, "endDateTime", SettableClock.START.plus(Duration.ofDays(90)).toString()).ok();
        var request = given.request(PIA, atlas);
        return new World(fabrikam, atlas, request, mails.to(SANA, "please decide").link(), given.pia().get("whoami").text("person.id"), access,
                given.admin().get("package", "id", atlas.id()).text("policies[0].id"),
                given.admin().get("resources", "catalogId", atlas.catalog().id()).text("items[0].id"),
                given.admin().post("add-connector", "kind", "webhook", "name", "Wiki", "address", "https://wiki.example/hook", "credentials",
                        Map.of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")).ok().id());
    }

    /** Where they see the system that is connected. */
    String connector() {
        return "/admin/connectors/" + connectorId;
    }

    /** Where administrators see Fabrikam. */
    String partner() {
        return "/admin/partners/" + fabrikam.id();
    }

    /** Where they see Atlas. */
    String accessPackage() {
        return "/admin/packages/" + atlas.id();
    }

    /** Where they change its terms. */
    String terms() {
        return accessPackage() + "/terms/" + policyId;
    }

    /** Where they change what it offers. */
    String resource() {
        return catalog() + "/" + resourceId;
    }

    /** Where they see its catalog. */
    String catalog() {
        return "/admin/catalogs/" + atlas.catalog().id();
    }

    /** What Ben has, as his sponsor sees it. */
    String held() {
        return "/my/organization/" + accessId;
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
