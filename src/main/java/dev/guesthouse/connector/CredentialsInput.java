package dev.guesthouse.connector;

import java.net.URI;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
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
    /** By which Microsoft Entra ID knows applications and tenants. */
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TOKENS_OF_TENANT = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");
    /** These stand for no tenant, and give applications no tokens of their own. */
    private static final Set<String> NO_TENANT = Set.of("common", "organizations", "consumers");

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
            var tokens = fields.parsed("credentials.tokenAddress", () -> TargetAddress.parse(given.tokenAddress(), insecure));
            if (kind == ConnectorKind.graph) {
                checkTenant(fields, given.clientId(), tokens);
            }
        } else if (!isSigningSecret(given.secret())) {
            fields.refuse("credentials.secret", "must be whsec_ and 24 to 64 bytes in base64");
        }
    }

    /** @param tokens null where it is no address, which was said already */
    private static void checkTenant(Fields fields, String clientId, String tokens) {
        if (!OBJECT_ID.matcher(clientId).matches()) {
            fields.refuse("credentials.clientId", "must be the application (client) ID that Microsoft Entra ID shows, such as 11111111-2222-3333-4444-555555555555");
        }
        if (tokens == null) {
            return;
        }
        var tenant = TOKENS_OF_TENANT.matcher(URI.create(tokens).getPath());
        if (!tenant.matches()) {
            fields.refuse("credentials.tokenAddress", "must be the token endpoint (v2) of the tenant, such as https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token");
        } else if (NO_TENANT.contains(tenant.group(1).toLowerCase(Locale.ROOT)) || !tenant.group(1).contains(".") && !OBJECT_ID.matcher(tenant.group(1)).matches()) {
            fields.refuse("credentials.tokenAddress", "must name the tenant, by its ID or one of its domains: https://login.microsoftonline.com/TENANT/oauth2/v2.0/token");
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
