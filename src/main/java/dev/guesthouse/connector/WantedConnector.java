package dev.guesthouse.connector;

/**
 * What a connector is to be, as calls give it; in a change what is left out stays.
 *
 * @param name unique among connectors, 1 to 120 characters, one line
 * @param address where the target system is reached: a whole address by https, at most 2,000 characters; of {@code keycloak} that of a realm; with the
 *        kind {@code graph} it may be blank, or left out, and is {@code https://graph.microsoft.com} then
 * @param credentials what its kind takes: of {@code scim} a token, or a client; of {@code keycloak} and {@code graph} a client, whose tokenAddress
 *        a Keycloak realm's own needs not; of {@code webhook} a secret. They are never answered. Where the address changes they are needed again (CON-07)
 * @param limits how much it is asked of at once; those that are left out are as they are described there
 * @param profile by which name we know what its product does differently from SCIM, 1 to 60 characters; blank takes it away; null for none
 * @param ownAccounts whether people need an account of their own there; {@code true} where it is left out
 * @param enabled whether anything is delivered there; {@code true} where it is left out
 */
public record WantedConnector(String name, String address, Credentials credentials, CallLimits limits, String profile, Boolean ownAccounts,
        Boolean enabled) {
}
