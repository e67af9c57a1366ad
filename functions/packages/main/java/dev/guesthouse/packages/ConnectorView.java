package dev.guesthouse.packages;

import java.time.Instant;
import java.util.UUID;

import dev.guesthouse.connector.CallLimits;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.ConnectorSecrets;
import dev.guesthouse.connector.Credentials;

/**
 * A connector as administrators see it: nobody sees its secrets (CON-04).
 *
 * @param id by which calls name it, as by its name
 * @param kind how its target system is spoken to
 * @param name unique among connectors
 * @param address where it is reached; null for the local directory
 * @param credentialsForm what we prove who we are with there; null where nothing is needed
 * @param limits how much it is asked of at once
 * @param profile by which name we know what its product does differently from SCIM; null for none
 * @param ownAccounts whether people need an account of their own there
 * @param enabled whether anything is delivered there
 * @param restsUntilDateTime until when it has asked us to leave it alone; null, or past, where it has not
 * @param createdDateTime when it was added
 */
public record ConnectorView(UUID id, ConnectorKind kind, String name, String address, Credentials.Form credentialsForm, CallLimits limits,
        String profile, boolean ownAccounts, boolean enabled, Instant restsUntilDateTime, Instant createdDateTime) {

    static ConnectorView of(Connector connector) {
        return new ConnectorView(connector.id, connector.kind, connector.displayName, connector.address, ConnectorSecrets.form(connector).orElse(null),
                new CallLimits(connector.callsAtOnce, connector.callsASecond), connector.profile, connector.ownAccounts, connector.enabled,
                connector.restsUntil, connector.createdAt);
    }
}
