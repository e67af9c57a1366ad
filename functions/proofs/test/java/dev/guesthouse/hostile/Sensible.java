package dev.guesthouse.hostile;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;

import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.JsonBody;

/**
 * Input that a function takes, and who would send it. Where the type of a field says enough it is made of that; whatever
 * hangs together (the policy of just this package, a request that is pending) is written down here.
 */
final class Sensible {

    private static final String LOCAL_DIRECTORY = "00000000-0000-7000-8000-000000000001";

    /** Input, and by whom. */
    record Input(String by, Map<String, Object> fields) {
    }

    private final HostileWorld world;
    private final Random random;
    private final Map<FunctionTable, Supplier<Input>> written = new EnumMap<>(FunctionTable.class);

    Sensible(HostileWorld world, Random random) {
        this.world = world;
        this.random = random;
        organizations();
        people();
        packages();
        requests();
        written.put(FunctionTable.SEND_CODE, () -> new Input(HostileWorld.NOBODY, of("email", world.address("elsewhere.example"))));
        written.put(FunctionTable.REDEEM_CODE, () -> new Input(HostileWorld.NOBODY, world.code()));
        written.put(FunctionTable.SIGN_OUT, () -> new Input(world.passerBy(), of()));
        admin(FunctionTable.ADD_MACHINE_TOKEN, () -> of("name", world.name(), "functions", List.of("deliver", "purge"), "expiresDateTime", HostileWorld.LATER.toString()));
        admin(FunctionTable.END_MACHINE_TOKEN, () -> of("id", world.spareToken()));
    }

    /** Input that should be taken, as things are now. */
    Input input(FunctionTable function) {
        return written.getOrDefault(function, () -> new Input(ADMINISTRATOR, made(function))).get();
    }

    private void organizations() {
        admin(FunctionTable.FIND_DIRECTORY, () -> of("domain", world.domain()));
        admin(FunctionTable.ADD_ORGANIZATION, () -> of("displayName", world.name(), "description", "Pumps", "identitySources",
                List.of(of("domain", world.domain()), of("domain", world.domain())), "internalSponsors", List.of(person(OMAR)), "confirmPublicProvider", false));
        admin(FunctionTable.ORGANIZATION, () -> of("id", world.fabrikam()));
        admin(FunctionTable.CHANGE_ORGANIZATION, () -> of("id", world.spareOrganization(), "displayName", world.name(), "description", "Valves",
                "identitySources", List.of(of("domain", world.domain())), "state", "configured"));
        admin(FunctionTable.REMOVE_ORGANIZATION, () -> of("id", world.spareOrganization(), "assignments", "end"));
        admin(FunctionTable.SET_DOMAIN_LIST, () -> of("mode", "deny", "domains", List.of("blocked.example")));
        admin(FunctionTable.ADD_SPONSOR, () -> of("organizationId", world.fabrikam(), "kind", "external", "person", person(world.spareGuest())));
        admin(FunctionTable.REMOVE_SPONSOR, () -> of("organizationId", world.fabrikam(), "kind", "external", "person", person(world.spareGuest())));
        admin(FunctionTable.END_ASSIGNMENTS, () -> of("packageId", world.sparePackage(), "organizationId", world.fabrikam(), "justification", "Over",
                "expected", 0));
        as(SANA, FunctionTable.MY_ORGANIZATION, () -> of("assignmentId", world.assignment()));
        as(SANA, FunctionTable.END_ACCESS, () -> of("assignmentId", world.assignment(), "justification", "They left"));
    }

    private void people() {
        admin(FunctionTable.ADD_MEMBER, () -> of("email", world.address("home.example"), "displayName", world.name(), "manager", person(OMAR)));
        admin(FunctionTable.INVITE_GUEST, () -> of("email", world.address("fabrikam.example"), "displayName", world.name(), "sendMessage", true));
        admin(FunctionTable.PERSON, () -> of("email", SANA));
        admin(FunctionTable.CHANGE_PERSON, () -> of("person", person(world.sparePerson()), "displayName", world.name(), "language", "de"));
        for (var function : List.of(FunctionTable.BLOCK_PERSON, FunctionTable.UNBLOCK_PERSON)) {
            admin(function, () -> of("person", person(world.sparePerson()), "justification", "They left"));
        }
        for (var function : List.of(FunctionTable.EXPORT_PERSON, FunctionTable.ERASE_PERSON)) {
            admin(function, () -> of("person", person(world.sparePerson())));
        }
        for (var function : List.of(FunctionTable.GRANT_ROLE, FunctionTable.REVOKE_ROLE)) {
            admin(function, () -> of("person", person(world.spareMember()), "role", "administrator"));
        }
        admin(FunctionTable.RESEND_MESSAGE, () -> of("id", world.message()));
    }

    private void packages() {
        admin(FunctionTable.CREATE_CATALOG, () -> of("displayName", world.name(), "description", "Sites", "enabled", true, "enabledForExternalUsers", true));
        admin(FunctionTable.CATALOG, () -> of("id", world.catalog()));
        admin(FunctionTable.CHANGE_CATALOG, () -> of("id", world.spareCatalog(), "displayName", world.name(), "enabled", true));
        admin(FunctionTable.DELETE_CATALOG, () -> of("id", world.spareCatalog()));
        admin(FunctionTable.ADD_RESOURCES, () -> of("catalogId", world.spareCatalog(), "resources",
                List.of(JsonBody.with(Given.resource(world.name(), world.name(), "team"), "address", "https://teams.home.example/"), Given.resource(world.name(), world.name(), "site"))));
        admin(FunctionTable.CHANGE_RESOURCE, () -> of("id", world.spareResource(), "displayName", world.name(), "address", "https://teams.home.example/atlas"));
        admin(FunctionTable.REMOVE_RESOURCE, () -> of("id", world.spareResource()));
        admin(FunctionTable.RESOURCES, () -> of("catalogId", world.catalog()));
        admin(FunctionTable.ADD_CONNECTOR, () -> of("kind", "webhook", "name", world.name(), "address", "https://crm.example/hook", "credentials",
                of("secret", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"), "limits", of("callsAtOnce", 2, "callsPerSecond", 10), "ownAccounts", true, "enabled", false));
        admin(FunctionTable.CHANGE_CONNECTOR, () -> of("id", LOCAL_DIRECTORY, "enabled", true));
        admin(FunctionTable.REMOVE_CONNECTOR, () -> of("id", world.spareConnector()));
        admin(FunctionTable.CONNECTOR, () -> of("id", LOCAL_DIRECTORY));
        admin(FunctionTable.TEST_CONNECTOR, () -> of("id", LOCAL_DIRECTORY, "sample", false));
        admin(FunctionTable.DRIFT, () -> of("connector", "local"));
        admin(FunctionTable.RELEASE_BRAKE, () -> of("id", world.brake(), "justification", "The project is over"));
        admin(FunctionTable.RECONCILE, () -> of("connector", "local", "limit", 2));
        admin(FunctionTable.CONNECTOR_RESOURCES, () -> of("connector", "local", "search", "Team"));
        admin(FunctionTable.CREATE_PACKAGE, () -> of("catalogId", world.catalog(), "displayName", world.name(), "description", "Pumps", "hidden", false,
                "resourceRoles", List.of(Given.role(world.team(), "member")), "incompatibleWith", List.of(world.sparePackage())));
        admin(FunctionTable.CHANGE_PACKAGE, () -> of("id", world.sparePackage(), "displayName", world.name(), "resourceRoles",
                List.of(Given.role(world.team(), "owner"))));
        admin(FunctionTable.DELETE_PACKAGE, () -> of("id", world.sparePackage()));
        admin(FunctionTable.RENEW_PACKAGE_LINK, () -> of("id", world.sparePackage()));
        admin(FunctionTable.PACKAGE, () -> of("id", world.sparePackage()));
        admin(FunctionTable.ADD_POLICY, () -> JsonBody.with(policy(), "packageId", world.sparePackage()));
        admin(FunctionTable.CHANGE_POLICY, () -> JsonBody.with(policy(), "id", world.sparePolicy()));
        admin(FunctionTable.DELETE_POLICY, () -> of("id", world.sparePolicy()));
    }

    private Map<String, Object> policy() {
        var stage = of("primaryApprovers", List.of(of("kind", "externalSponsors"), of("person", person(OMAR))), "fallbackApprovers",
                List.of(of("person", person(OMAR))),
                "alternateApprovers", List.of(of("kind", "internalSponsors")), "alternateAfter", "P3D", "timeout", "P14D", "approverJustificationRequired", true);
        var questions = List.of(of("text", of("en", "Contract number", "de", "Vertragsnummer"), "kind", "text", "pattern", "C-[0-9]{4}", "required", true),
                of("text", of("en", "Where?"), "kind", "choice", "choices", List.of(of("value", "b", "text", of("en", "Berlin")), of("value", "Rome"))));
        return of("displayName", world.name(), "description", "Partners", "enabled", true, "scope", "specificOrganizations", "organizations",
                List.of(world.fabrikam()),
                "approval", of("requestorJustificationRequired", true, "stages", List.of(stage)),
                "expiration", of("kind", "afterDuration", "duration", "P180D", "requestorMayChoose", true),
                "extension", of("allowed", true, "approvalRequired", false), "questions", questions, "notifyRequestor", true);
    }

    private void requests() {
        as(PIA, FunctionTable.AVAILABLE_PACKAGE, () -> of("id", world.packageToAskFor()));
        as(PIA, FunctionTable.SUBMIT_REQUEST, () -> of("packageId", world.packageToAskFor(), "justification", "The new line", "startDateTime",
                HostileWorld.LATER.minus(Duration.ofDays(20)).toString(), "endDateTime", HostileWorld.LATER.toString()));
        as(SANA, FunctionTable.SUBMIT_REQUESTS, () -> of("packageId", world.packageToAskFor(), "justification", "They test the pumps", "people",
                List.of(of("email", world.address("fabrikam.example"), "displayName", world.name()), of("email", PIA))));
        as(PIA, FunctionTable.CANCEL_REQUEST, () -> of("requestId", world.pendingRequest()));
        as(PIA, FunctionTable.REQUEST, () -> of("id", world.pendingRequest()));
        as(PIA, FunctionTable.EXTEND_ACCESS, () -> of("assignmentId", world.extensible(), "justification", "It goes on"));
        as(PIA, FunctionTable.GIVE_BACK_ACCESS, () -> of("assignmentId", world.assignment()));
        admin(FunctionTable.ASSIGN_ACCESS, () -> {
            var direct = world.directPolicy();
            return of("packageId", world.packageOf(direct), "policyId", direct, "person", person(world.sparePerson()), "endDateTime",
                    HostileWorld.LATER.toString(), "justification", "Urgent");
        });
        admin(FunctionTable.CHANGE_ACCESS, () -> of("assignmentId", world.assignment(), "endDateTime", HostileWorld.LATER.toString(), "justification", "Earlier"));
        admin(FunctionTable.REMOVE_ACCESS, () -> of("assignmentId", world.assignment(), "justification", "Over"));
        admin(FunctionTable.REPROCESS_REQUEST, () -> of("requestId", world.failedRequest()));
        admin(FunctionTable.DELIVERIES, () -> of("person", PIA, "state", "delivered", "connector", "local"));
        admin(FunctionTable.RETRY_DELIVERY, () -> of("id", world.grant()));
        admin(FunctionTable.EXPLAIN, () -> of("person", PIA, "packageId", world.packageToAskFor()));
        as(PIA, FunctionTable.CHECK_ACCESS, () -> of("connector", "local", "originId", "team-Projects", "role", "member"));
        as(SANA, FunctionTable.APPROVAL, () -> of("requestId", world.pendingRequest()));
        as(SANA, FunctionTable.APPROVE_REQUEST, () -> of("requestId", world.pendingRequest(), "justification", "Welcome"));
        as(SANA, FunctionTable.DENY_REQUEST, () -> of("requestId", world.pendingRequest(), "justification", "No"));
        admin(FunctionTable.REASSIGN_STAGE, () -> of("requestId", world.pendingRequest(), "approvers", List.of(person(SANA), person(OMAR)),
                "justification", "Stuck"));
    }

    private void admin(FunctionTable function, Supplier<Map<String, Object>> fields) {
        as(ADMINISTRATOR, function, fields);
    }

    private void as(String by, FunctionTable function, Supplier<Map<String, Object>> fields) {
        written.put(function, () -> new Input(by, fields.get()));
    }

    /** Of a function that nothing was written down for: some of its fields, by their types and names. */
    private Map<String, Object> made(FunctionTable function) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : Inputs.of(function)) {
            if (field.name().equals("after") || random.nextBoolean()) {
                continue;
            }
            var value = made(field.name(), field.type());
            if (value != null) {
                fields.put(field.name(), value);
            }
        }
        return fields;
    }

    private Object made(String name, Type type) {
        if (type == Integer.class) {
            return 1 + random.nextInt(200);
        }
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == Instant.class) {
            return HostileWorld.LATER.toString();
        }
        if (type == UUID.class) {
            return world.anyId();
        }
        if (type == String.class) {
            return name.equals("recipient") ? SANA : "p";
        }
        return type instanceof Class<?> raw && raw.isEnum() ? raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)].toString()
                : type == PersonRef.class ? PIA : null;
    }
}
