package dev.guesthouse.connector;

import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.guesthouse.connector.Credentials.Form;
import dev.guesthouse.problem.Fields;

/** Whether credentials are what a kind of connector takes. What is wrong is said without what was given (CON-04). */
final class CredentialsInput {

    /** As RFC 6750 has it, and some more: what can stand in a header without ending it. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,8000}");
    private static final String SECRET = "whsec_";

    private CredentialsInput() {
    }

    /** @param insecure whether a host may be reached without TLS */
    static void check(Fields fields, ConnectorKind kind, Credentials given, Predicate<String> insecure) {
        var form = given == null ? null : given.form().orElse(null);
        if (form == null || !forms(kind).contains(form)) {
            refuse(fields, kind);
        } else if (form == Form.token) {
            visible(fields, "credentials.token", given.token());
        } else if (form == Form.client) {
            visible(fields, "credentials.clientId", given.clientId());
            visible(fields, "credentials.clientSecret", given.clientSecret());
            fields.parsed("credentials.tokenAddress", () -> TargetAddress.parse(given.tokenAddress(), insecure));
        } else if (!isSigningSecret(given.secret())) {
            fields.refuse("credentials.secret", "must be whsec_ and 24 to 64 bytes in base64");
        }
    }

    private static Set<Form> forms(ConnectorKind kind) {
        return switch (kind) {
            case local -> EnumSet.noneOf(Form.class);
            case scim -> EnumSet.of(Form.token, Form.client);
            case keycloak, graph -> EnumSet.of(Form.client);
            case webhook -> EnumSet.of(Form.secret);
        };
    }

    private static void refuse(Fields fields, ConnectorKind kind) {
        switch (kind) {
            case local -> fields.refuse("credentials", "must be left out: the local directory needs none");
            case scim -> fields.refuse("credentials", "must hold either token, or clientId, clientSecret and tokenAddress");
            case keycloak -> fields.refuse("credentials", "must hold clientId and clientSecret, of another realm's client tokenAddress too, and nothing else");
            case graph -> fields.refuse("credentials", "must hold clientId, clientSecret and tokenAddress, and nothing else");
            case webhook -> fields.refuse("credentials", "must hold secret, and nothing else");
        }
    }

    private static void visible(Fields fields, String field, String value) {
        if (!VISIBLE.matcher(value).matches()) {
            fields.refuse(field, "must be 1 to 8,000 visible ASCII characters");
        }
    }

    /** As Standard Webhooks has them. */
    private static boolean isSigningSecret(String value) {
        try {
            var bytes = value.startsWith(SECRET) ? Base64.getDecoder().decode(value.substring(SECRET.length())).length : 0;
            return bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
