package dev.guesthouse.connector;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;

import dev.guesthouse.problem.Problem;

/** Where a target system is reached (CON-07). Where its name leads is looked at when it is called, since that may change. */
final class TargetAddress {

    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    private TargetAddress() {
    }

    /**
     * Reads what a person typed.
     *
     * @param insecure whether a host may be reached without TLS
     * @throws Problem naming {@code address}
     */
    static String parse(String typed, Predicate<String> insecure) {
        var uri = uri(typed.strip());
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw Problem.invalid("address", "must not hold a name, a password or a fragment");
        }
        var tls = "https".equalsIgnoreCase(uri.getScheme());
        if (!tls && !"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() > LAST_PORT) {
            throw unfit();
        }
        if (!tls && !insecure.test(uri.getHost())) {
            throw Problem.invalid("address", "must begin with https, unless guesthouse.insecure-targets names its host");
        }
        if (typed.strip().length() > LONGEST) {
            throw Problem.invalid("address", "must be at most 2,000 characters long");
        }
        return uri.toString();
    }

    /**
     * Reads what a person typed of a realm of Keycloak: the address that it issues tokens as.
     *
     * @throws Problem naming {@code address}
     */
    static String parseRealm(String typed, Predicate<String> insecure) {
        var address = parse(typed, insecure).replaceAll("/+$", "");
        if (!address.matches("[^?]+/realms/[^/?]+") || address.contains("/admin/realms/")) {
            throw Problem.invalid("address", "must be that of a realm, such as https://login.example/realms/main");
        }
        return address;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unfit();
        }
    }

    private static Problem unfit() {
        return Problem.invalid("address", "must be a whole address, such as https://app.example/scim/v2");
    }
}
