package dev.guesthouse.pages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.PolicyBody.policy;

import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Forms;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Mails;

/**
 * An instance in use, and everybody who looks at it: Pia of Fabrikam has Atlas and asks for Wind, which Sana is to decide; Cara is the sponsor of another partner.
 *
 * @param addresses of every page, by its path
 * @param browsers everybody's
 * @param packageId Wind's
 * @param requestId Pia's, for it
 * @param personId Pia's
 * @param organizationId Fabrikam's
 */
record World(Map<String, String> addresses, Map<Caller, Forms> browsers, String packageId, String requestId, String personId, String organizationId) {

    private static final String MIA = "mia@home.example";
    private static final String CARA = "cara@contoso.example";
    /** Those whose address is their path. */
    private static final List<String> FIXED = List.of("/", "/signin", "/problems", "/my/", "/my/find", "/my/history", "/my/decisions", "/my/organization",
            "/my/organization/ask", "/my/language", "/my/sign-out", "/admin/", "/admin/more", "/admin/partners", "/admin/partners/new", "/admin/packages",
            "/admin/packages/new", "/admin/catalogs", "/admin/requests", "/admin/access", "/admin/access.csv", "/admin/access/end", "/admin/people", "/admin/people/new-member",
            "/admin/people/new-guest", "/admin/audit", "/admin/messages", "/admin/deliveries", "/admin/tokens", "/admin/reports", "/admin/settings", "/admin/connectors",
            "/admin/connectors/new", "/mail");

    static World of(Given given, Driver guesthouse, Mails mails) {
        var fabrikam = given.fabrikam();
        var atlas = given.atlasFor(fabrikam);
        var access = given.access(PIA, atlas);
        var wind = given.accessPackage(atlas.catalog(), "Wind");
        var terms = given.saved(policy(wind).forOrganizations(fabrikam));
        var request = given.request(PIA, wind);
        given.member(MIA, "Mia Koch");
        var contoso = given.organization("Contoso", "contoso.example");
        given.guest(CARA, "Cara Diaz");
        given.sponsor(contoso, "external", CARA);
        var pia = given.pia().get("whoami").text("person.id");

        var addresses = new LinkedHashMap<String, String>();
        FIXED.forEach(path -> addresses.put(path, path));
        addresses.put("/admin/connectors/:id", "/admin/connectors/00000000-0000-7000-8000-000000000001");
        addresses.put("/admin/connectors/:id/resources", "/admin/connectors/00000000-0000-7000-8000-000000000001/resources");
        addresses.put("/admin/connectors/:id/drift", "/admin/connectors/00000000-0000-7000-8000-000000000001/drift");
        addresses.put("/problems/:slug", "/problems/request-open");
        addresses.put("/p/:token", URI.create(wind.link()).getPath());
        addresses.put("/d/:token", mails.to(SANA, "Wind", "please decide").path());
        addresses.put("/my/find/:id", "/my/find/" + wind.id());
        addresses.put("/my/requests/:id", "/my/requests/" + request);
        addresses.put("/my/access/:id", "/my/access/" + access);
        addresses.put("/my/decisions/:id", "/my/decisions/" + request);
        addresses.put("/my/organization/:id", "/my/organization/" + access);
        addresses.put("/my/organization/:id/more", "/my/organization/" + access + "/more");
        addresses.put("/admin/partners/:id", "/admin/partners/" + fabrikam.id());
        addresses.put("/admin/packages/:id", "/admin/packages/" + wind.id());
        addresses.put("/admin/packages/:id/roles", "/admin/packages/" + wind.id() + "/roles");
        addresses.put("/admin/packages/:id/incompatible", "/admin/packages/" + wind.id() + "/incompatible");
        addresses.put("/admin/packages/:id/seen", "/admin/packages/" + wind.id() + "/seen");
        addresses.put("/admin/packages/:id/terms/:policyId", "/admin/packages/" + wind.id() + "/terms/" + terms);
        addresses.put("/admin/packages/:id/give", "/admin/packages/" + wind.id() + "/give");
        addresses.put("/admin/catalogs/:id/:resourceId", "/admin/catalogs/" + atlas.catalog().id() + "/"
                + given.admin().get("resources", "catalogId", atlas.catalog().id()).text("items[0].id"));
        addresses.put("/admin/catalogs/:id", "/admin/catalogs/" + atlas.catalog().id());
        addresses.put("/admin/requests/:id", "/admin/requests/" + request);
        addresses.put("/admin/access/:packageId/:personId/:id", "/admin/access/" + atlas.id() + "/" + pia + "/" + access);
        addresses.put("/admin/people/:id", "/admin/people/" + pia);
        addresses.put("/mail/:name", "/mail/20261201T090000.000000Z-x-signInCode.eml");
        return new World(addresses, browsers(given, guesthouse), wind.id(), request, pia, fabrikam.id());
    }

    private static Map<Caller, Forms> browsers(Given given, Driver guesthouse) {
        var over = given.another(PIA);
        over.post("sign-out").ok();
        return new EnumMap<>(Map.of(Caller.nobody, new Forms(guesthouse.nobody()), Caller.outsider, new Forms(given.caller("eve@elsewhere.example")),
                Caller.guest, new Forms(given.pia()), Caller.sponsor, new Forms(given.sana()), Caller.member, new Forms(given.caller(MIA)),
                Caller.administrator, new Forms(given.admin()), Caller.other, new Forms(given.caller(CARA)), Caller.ended, new Forms(over)));
    }

    Forms browser(Caller caller) {
        return browsers.get(caller);
    }

    String address(String path) {
        return addresses.get(path);
    }
}
