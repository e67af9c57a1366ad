package dev.guesthouse.http;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.Given.resource;
import static dev.guesthouse.test.Given.role;
import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.JsonBody.with;

import java.util.List;
import java.util.UUID;

import dev.guesthouse.http.gate.FunctionTable;

/** The part of a life in which there comes to be something to ask for. */
final class Offers {

    private final Calls calls;

    Offers(Calls calls) {
        this.calls = calls;
    }

    /** A partner with sponsors; answers the id. */
    String organization() {
        calls.admin(FunctionTable.FIND_DIRECTORY, of("domain", "fabrikam.example"));
        var fabrikam = of("displayName", "Fabrikam", "identitySources", List.of(of("domain", "fabrikam.example")));
        var id = calls.admin(FunctionTable.ADD_ORGANIZATION, fabrikam).text("id");
        calls.admin(FunctionTable.ADD_ORGANIZATION, fabrikam);
        calls.admin(FunctionTable.CHANGE_ORGANIZATION, of("id", id, "description", "Pumps"));
        calls.admin(FunctionTable.ORGANIZATION, of("id", id));
        calls.admin(FunctionTable.ORGANIZATION, of("id", new UUID(0, 0).toString()));
        calls.admin(FunctionTable.ORGANIZATIONS, of("search", "fab", "state", "configured"));
        calls.admin(FunctionTable.SET_DOMAIN_LIST, of("mode", "deny", "domains", List.of("blocked.example")));
        calls.admin(FunctionTable.DOMAIN_LIST, of());
        calls.admin(FunctionTable.ADD_SPONSOR, of("organizationId", id, "kind", "external", "person", person(SANA)));
        calls.admin(FunctionTable.ADD_SPONSOR, of("organizationId", id, "kind", "internal", "person", person(OMAR)));
        calls.admin(FunctionTable.ADD_SPONSOR, of("organizationId", id, "kind", "internal", "person", person(Life.MIA)));
        calls.admin(FunctionTable.REMOVE_SPONSOR, of("organizationId", id, "kind", "internal", "person", person(Life.MIA)));
        return id;
    }

    private void connector() {
        var wiki = of("kind", "webhook", "name", "Wiki", "address", "https://wiki.example/hook", "credentials",
                of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"), "limits", of("callsAtOnce", 2));
        var id = calls.admin(FunctionTable.ADD_CONNECTOR, wiki).text("id");
        calls.admin(FunctionTable.ADD_CONNECTOR, wiki);
        calls.admin(FunctionTable.CHANGE_CONNECTOR, of("id", id, "name", "The wiki"));
        calls.admin(FunctionTable.CHANGE_CONNECTOR, of("id", id, "address", "https://elsewhere.example/"));
        calls.admin(FunctionTable.CONNECTOR, of("id", id));
        calls.admin(FunctionTable.CONNECTORS, of("limit", "1"));
        calls.admin(FunctionTable.TEST_CONNECTOR, of("id", id));
        calls.admin(FunctionTable.CONNECTOR_RESOURCES, of("connector", "local", "search", "team"));
        calls.admin(FunctionTable.CONNECTOR_RESOURCES, of("connector", "nowhere"));
        calls.admin(FunctionTable.DRIFT, of("connector", "local"));
        calls.admin(FunctionTable.REMOVE_CONNECTOR, of("id", id));
        calls.admin(FunctionTable.REMOVE_CONNECTOR, of("id", id));
    }

    /** A catalog with nothing in it; answers the id. */
    String catalog() {
        var catalog = calls.admin(FunctionTable.CREATE_CATALOG, of("displayName", "Projects", "enabled", true, "enabledForExternalUsers", true)).text("id");
        var spare = calls.admin(FunctionTable.CREATE_CATALOG, of("displayName", "Spare")).text("id");
        calls.admin(FunctionTable.CREATE_CATALOG, of("displayName", "Projects"));
        calls.admin(FunctionTable.CHANGE_CATALOG, of("id", spare, "displayName", "Spare things"));
        calls.admin(FunctionTable.CATALOGS, of());
        calls.admin(FunctionTable.CATALOG, of("id", catalog));
        var resources = calls.admin(FunctionTable.ADD_RESOURCES, of("catalogId", spare, "resources", List.of(resource("team-spare", "Spare", "team"))));
        calls.admin(FunctionTable.CHANGE_RESOURCE, of("id", resources.body().at("/items/0/id").asText(), "address", "https://teams.home.example/spare"));
        calls.admin(FunctionTable.REMOVE_RESOURCE, of("id", resources.body().at("/items/0/id").asText()));
        connector();
        calls.admin(FunctionTable.DELETE_CATALOG, of("id", spare));
        calls.admin(FunctionTable.DELETE_CATALOG, of("id", spare));
        return catalog;
    }

    /** A package that the partner's people can ask for; answers the id. */
    String accessPackage(String catalog, String fabrikam) {
        var team = calls.admin(FunctionTable.ADD_RESOURCES, of("catalogId", catalog, "resources", List.of(resource("team-Projects", "Team", "team"))))
                .body().at("/items/0/id").asText();
        calls.admin(FunctionTable.RESOURCES, of("catalogId", catalog));
        var atlas = calls.admin(FunctionTable.CREATE_PACKAGE, of("catalogId", catalog, "displayName", "Atlas", "resourceRoles", List.of(role(team, "member")))).text("id");
        var spare = calls.admin(FunctionTable.CREATE_PACKAGE, of("catalogId", catalog, "displayName", "Spare", "resourceRoles", List.of())).text("id");
        calls.admin(FunctionTable.CHANGE_PACKAGE, of("id", atlas, "description", "The new line"));
        calls.admin(FunctionTable.RENEW_PACKAGE_LINK, of("id", atlas));
        calls.admin(FunctionTable.PACKAGES, of("catalogId", catalog));
        var stage = of("primaryApprovers", List.of(of("kind", "externalSponsors")), "fallbackApprovers", List.of(of("person", person(OMAR))), "timeout", "P14D");
        var terms = of("displayName", "Partners", "enabled", true, "scope", "specificOrganizations", "organizations", List.of(fabrikam),
                "approval", of("requestorJustificationRequired", true, "stages", List.of(stage)),
                "expiration", of("kind", "afterDuration", "duration", "P30D", "requestorMayChoose", true), "extension", of("allowed", true));
        calls.once(FunctionTable.ADD_POLICY, with(terms, "packageId", atlas, "dryRun", true), "partners");
        calls.once(FunctionTable.ADD_POLICY, with(terms, "packageId", atlas), "partners");
        var policy = calls.once(FunctionTable.ADD_POLICY, with(terms, "packageId", atlas), "partners").text("id");
        calls.admin(FunctionTable.ADD_POLICY, with(terms, "packageId", atlas, "expiration", of("kind", "afterDuration", "duration", "P1M", "until", Life.LATER)));
        calls.admin(FunctionTable.CHANGE_POLICY, with(terms, "id", policy, "description", "People of partners"));
        var direct = of("displayName", "Direct", "enabled", true, "scope", "nobody", "expiration", of("kind", "afterDuration", "duration", "P30D"));
        calls.admin(FunctionTable.ADD_POLICY, with(direct, "packageId", atlas));
        var unused = calls.admin(FunctionTable.ADD_POLICY, with(direct, "packageId", spare)).text("id");
        calls.admin(FunctionTable.DELETE_POLICY, of("id", unused));
        calls.admin(FunctionTable.DELETE_PACKAGE, of("id", spare));
        calls.admin(FunctionTable.PACKAGE, of("id", atlas));
        return atlas;
    }
}
