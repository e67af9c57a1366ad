package dev.guesthouse.portal.admin;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.organizations.ConnectedView;
import dev.guesthouse.packages.AddResources;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.packages.ChangedPackage;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import io.quarkus.arc.profile.IfBuildProfile;

/**
 * The world of README's walk, to look around in: Fabrikam with its sponsors, and a package that its people can ask for. Made by functions, as whoever
 * asks for it. It is only in builds of dev mode, and of tests.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = { "dev", "test" })
class Example {

    private static final String OMAR = "omar@home.example";
    private static final String SANA = "sana@fabrikam.example";

    /** Answers the package's id. @throws Problem the first refusal of a function; what was made until then stays */
    UUID make(Visit visit) {
        visit.call(FunctionTable.ADD_MEMBER, visit.input().put("email", OMAR).put("displayName", "Omar Haddad"));
        var fabrikam = organization(visit);
        visit.call(FunctionTable.INVITE_GUEST, visit.input().put("email", SANA).put("displayName", "Sana Malik"));
        sponsor(visit, fabrikam, "external", SANA);
        sponsor(visit, fabrikam, "internal", OMAR);
        var made = accessPackage(visit);
        policy(visit, made, fabrikam);
        return made;
    }

    private static UUID organization(Visit visit) {
        var input = visit.input().put("displayName", "Fabrikam");
        input.putArray("identitySources").addObject().put("domain", "fabrikam.example");
        return visit.call(FunctionTable.ADD_ORGANIZATION, input).answer(ConnectedView.class).organization().id();
    }

    private static void sponsor(Visit visit, UUID organization, String kind, String email) {
        var input = visit.input().put("organizationId", organization.toString()).put("kind", kind);
        input.putObject("person").put("email", email);
        visit.call(FunctionTable.ADD_SPONSOR, input);
    }

    private static UUID accessPackage(Visit visit) {
        var catalog = visit.call(FunctionTable.CREATE_CATALOG, visit.input().put("displayName", "Project Atlas").put("enabled", true)
                .put("enabledForExternalUsers", true)).answer(CatalogView.class).id().toString();
        var wanted = visit.input().put("catalogId", catalog);
        wanted.putArray("resources").add(resource(visit, "atlas-team", "Atlas team", "team")).add(resource(visit, "atlas-wiki", "Atlas wiki", "site"));
        var resources = visit.call(FunctionTable.ADD_RESOURCES, wanted).answer(AddResources.Answer.class).items();
        var input = visit.input().put("catalogId", catalog).put("displayName", "Atlas for partners").put("hidden", true);
        input.putArray("resourceRoles").add(visit.input().put("resourceId", resources.get(0).id().toString()).put("role", "member"))
                .add(visit.input().put("resourceId", resources.get(1).id().toString()).put("role", "visitor"));
        return visit.call(FunctionTable.CREATE_PACKAGE, input).answer(ChangedPackage.class).accessPackage().id();
    }

    private static ObjectNode resource(Visit visit, String originId, String displayName, String kind) {
        return visit.input().put("connector", "local").put("originId", originId).put("displayName", displayName).put("kind", kind);
    }

    private static void policy(Visit visit, UUID accessPackage, UUID organization) {
        var input = visit.input().put("packageId", accessPackage.toString()).put("displayName", "People of Fabrikam").put("scope", "specificOrganizations");
        input.putArray("organizations").add(organization.toString());
        var stage = input.putObject("approval").put("requestorJustificationRequired", true).putArray("stages").addObject().put("timeout", "P14D");
        stage.putArray("primaryApprovers").addObject().put("kind", "externalSponsors");
        stage.putArray("fallbackApprovers").addObject().putObject("person").put("email", OMAR);
        input.putObject("expiration").put("kind", "afterDuration").put("duration", "P180D");
        visit.call(FunctionTable.ADD_POLICY, input);
    }
}
