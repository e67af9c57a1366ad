package dev.guesthouse.connector;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.Settings;

/** Adds connectors to target systems and changes what they are (CON-02). Asks no target system anything. Runs in the caller's transaction. */
@ApplicationScoped
public class Connecting {

    /** Where Microsoft Graph is, but for national clouds. */
    private static final String GRAPH = "https://graph.microsoft.com";
    private static final Pattern HOST_ALONE = Pattern.compile("[a-zA-Z]+://[^/?#]+/?");

    /** What was wanted, as it is kept. @param credentials null where they stay */
    private record Read(String name, String address, Credentials credentials, String profile, Integer callsAtOnce, Integer callsASecond) {
    }

    private final Audit audit;
    private final ConnectorSecrets secrets;
    private final Settings settings;

    Connecting(Audit audit, ConnectorSecrets secrets, Settings settings) {
        this.audit = audit;
        this.secrets = secrets;
        this.settings = settings;
    }

    /** Adds a connector of a kind. @throws Problem invalid-input; name-taken */
    public Connector add(ConnectorKind kind, WantedConnector wanted, Act act) {
        var fields = new Fields();
        if (fields.required("kind", kind) == ConnectorKind.local) {
            fields.refuse("kind", "is the local directory's, which is always there, and once");
        }
        fields.check();
        var connector = new Connector();
        connector.kind = kind;
        connector.createdAt = act.at();
        connector.enabled = true;
        var read = read(fields, connector, wanted);
        fields.check();
        connector.rename(read.name);
        connector.persist();
        become(connector, read, wanted);
        audit.event(act, "connector.added", "connector", connector.id).after(values(connector)).write();
        return connector;
    }

    /**
     * Changes a connector; what it has given stays given. Credentials are never sent to an address that they were not given for (CON-07).
     *
     * @throws Problem invalid-input; not-found; name-taken
     */
    public Connector change(UUID id, WantedConnector wanted, Act act) {
        var connector = Connector.locked(Fields.need("id", id));
        var fields = new Fields();
        var read = read(fields, connector, wanted);
        fields.check();
        var before = values(connector);
        connector.rename(read.name);
        become(connector, read, wanted);
        if (read.credentials != null) {
            // Of a secret it is told that it was changed, and nothing else.
            before.put("credentialsReplaced", false);
        }
        var after = values(connector);
        if (read.credentials != null) {
            after.put("credentialsReplaced", true);
        }
        if (connector.kind == ConnectorKind.local && !after.equals(before)) {
            throw Problem.invalid("id", "is the local directory, of which nothing can be changed");
        }
        audit.event(act, "connector.changed", "connector", connector.id).before(before).after(after).writeIfChanged();
        return connector;
    }

    private Read read(Fields fields, Connector before, WantedConnector wanted) {
        var name = before.displayName == null ? fields.line("name", wanted.name(), 120)
                : fields.changedLine("name", wanted.name(), 120, before.displayName);
        var address = address(fields, before, wanted.address());
        var given = whole(before.kind, address, wanted.credentials());
        if (given == null && before.credentials != null && address != null && !address.equals(before.address)) {
            fields.refuse("credentials", "must be given again where the address changes, since they are sent there");
        } else if (given != null || before.credentials == null && before.kind != ConnectorKind.local) {
            if (before.kind != ConnectorKind.keycloak || address != null) {
                CredentialsInput.check(fields, before.kind, given, settings::isInsecureTarget);
            }
            if (!secrets.isReady()) {
                fields.refuse("credentials", "cannot be kept: this instance has no guesthouse.connector-key to encrypt them with");
            }
        }
        if (Boolean.FALSE.equals(wanted.ownAccounts()) && before.kind != ConnectorKind.webhook) {
            fields.refuse("ownAccounts", "must be true: only what a webhook tells can do without accounts");
        } else if (wanted.ownAccounts() != null && wanted.ownAccounts() != before.ownAccounts && before.id != null && Account.count("connectorId", before.id) > 0) {
            fields.refuse("ownAccounts", "cannot be changed while people have accounts there");
        }
        var limits = wanted.limits() == null ? new CallLimits(null, null) : wanted.limits();
        return new Read(name, address, given, profile(fields, before, wanted.profile()),
                within(fields, "limits.callsAtOnce", limits.callsAtOnce(), 1, 100, before.callsAtOnce),
                within(fields, "limits.callsPerSecond", limits.callsPerSecond(), 0, 10_000, before.callsASecond));
    }

    private String address(Fields fields, Connector before, String typed) {
        if (before.kind == ConnectorKind.graph && (typed == null ? before.address == null : typed.isBlank())) {
            return GRAPH;
        }
        if (typed == null || typed.equals(before.address)) {
            return before.kind == ConnectorKind.local || before.address != null ? before.address : fields.required("address", null);
        }
        var address = fields.parsed("address", () -> before.kind == ConnectorKind.keycloak ? TargetAddress.parseRealm(typed, settings::isInsecureTarget)
                : TargetAddress.parse(typed, settings::isInsecureTarget));
        if (address != null && before.kind == ConnectorKind.graph && !HOST_ALONE.matcher(address).matches()) {
            fields.refuse("address", "must be the host alone, such as https://graph.microsoft.com: what follows is known");
        }
        return address;
    }

    /** A client of the realm itself gets its tokens there. */
    private static Credentials whole(ConnectorKind kind, String address, Credentials given) {
        return kind == ConnectorKind.keycloak && address != null && given != null ? given.withTokensAt(address + "/protocol/openid-connect/token") : given;
    }

    private static String profile(Fields fields, Connector before, String typed) {
        if (typed == null || typed.equals(before.profile)) {
            return before.profile;
        }
        if (!typed.isBlank() && before.kind != ConnectorKind.scim) {
            fields.refuse("profile", "is for connectors of the kind scim alone");
        }
        return typed.isBlank() ? null : fields.optionalLine("profile", typed, 60);
    }

    private static Integer within(Fields fields, String field, Integer wanted, int least, int most, Integer before) {
        if (wanted != null && (wanted < least || wanted > most)) {
            fields.refuse(field, "must be from %,d to %,d", least, most);
        }
        return wanted == null ? before : wanted;
    }

    private void become(Connector connector, Read read, WantedConnector wanted) {
        if (read.credentials != null) {
            connector.credentials = secrets.seal(connector.id, read.credentials);
        }
        if (read.credentials != null || read.address != null && !read.address.equals(connector.address)) {
            // It was the one before that asked for a rest.
            connector.restsUntil = null;
        }
        connector.address = read.address;
        connector.profile = read.profile;
        connector.callsAtOnce = read.callsAtOnce;
        connector.callsASecond = read.callsASecond == null || read.callsASecond == 0 ? null : read.callsASecond;
        connector.ownAccounts = wanted.ownAccounts() == null ? connector.ownAccounts : wanted.ownAccounts();
        connector.enabled = wanted.enabled() == null ? connector.enabled : wanted.enabled();
    }

    /** No secret (CON-04). */
    private static Map<String, Object> values(Connector connector) {
        return Audit.values("name", connector.displayName, "kind", connector.kind, "address", connector.address, "credentials",
                ConnectorSecrets.form(connector).orElse(null), "callsAtOnce", connector.callsAtOnce, "callsPerSecond", connector.callsASecond,
                "profile", connector.profile, "ownAccounts", connector.ownAccounts, "enabled", connector.enabled);
    }
}
