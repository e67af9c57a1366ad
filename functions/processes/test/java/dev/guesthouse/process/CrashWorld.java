package dev.guesthouse.process;

import static dev.guesthouse.test.PolicyBody.policy;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.guesthouse.test.Client;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.JsonBody;

/**
 * A partner with guests, two sponsors and packages that share their roles.
 *
 * @param direct a package that is assigned only
 */
record CrashWorld(Given given, Client admin, List<Client> sponsors, List<Client> guests, List<AccessPackage> packages, AccessPackage direct,
        String directPolicy) {

    private static final String SAM = "sam@fabrikam.example";

    static CrashWorld made(Driver guesthouse, int guests) {
        var given = new Given(guesthouse, Clock.systemUTC());
        var fabrikam = given.fabrikam();
        given.guest(SAM, "Sam Malik");
        given.sponsor(fabrikam, "external", SAM);
        var catalog = given.catalog("Projects");
        var packages = Stream.of("Atlas", "Borealis", "Cygnus").map(name -> given.accessPackage(catalog, name)).toList();
        packages.forEach(each -> given.saved(policy(each).forOrganizations(fabrikam)
                .with("extension", JsonBody.of("allowed", true, "approvalRequired", false))));
        var direct = given.accessPackage(catalog, "Direct");
        var directPolicy = given.saved(policy(direct).scope("nobody").withoutApproval());
        return new CrashWorld(given, given.admin(), List.of(given.sana(), given.caller(SAM)), IntStream.range(0, guests).mapToObj(number -> {
            var email = "guest-" + number + "@fabrikam.example";
            given.guest(email, "Guest " + number);
            return given.caller(email);
        }).toList(), packages, direct, directPolicy);
    }
}
