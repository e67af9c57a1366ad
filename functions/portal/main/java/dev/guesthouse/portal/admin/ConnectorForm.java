package dev.guesthouse.portal.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.packages.ConnectorView;
import dev.guesthouse.portal.page.Form;

/**
 * What the fields of a connector show before somebody types; what it proves itself with is never there.
 *
 * @param isKept whether there is something that it proves itself with, which stays where nothing else is typed
 */
public record ConnectorForm(String name, String address, String callsAtOnce, String callsPerSecond, String profile, boolean ownAccounts, boolean enabled,
        boolean isKept) {

    /** Of one that is not there yet. */
    static final ConnectorForm NEW = new ConnectorForm(null, null, "4", "0", null, true, true, false);

    static ConnectorForm of(ConnectorView connector) {
        var limits = connector.limits();
        return new ConnectorForm(connector.name(), connector.address(), String.valueOf(limits.callsAtOnce()),
                limits.callsPerSecond() == null ? "0" : String.valueOf(limits.callsPerSecond()), connector.profile(), connector.ownAccounts(), connector.enabled(),
                connector.credentialsForm() != null);
    }

    /** Reads what was typed as the functions take it. */
    static ObjectNode read(Form form, ObjectNode input) {
        input.put("name", form.value("name")).put("address", form.value("address").strip()).put("profile", form.value("profile"))
                .put("ownAccounts", form.has("ownAccounts")).put("enabled", form.has("enabled"));
        putParts(form, input, "credentials", "token", "clientId", "clientSecret", "tokenAddress", "secret");
        putParts(form, input, "limits", "callsAtOnce", "callsPerSecond");
        return input;
    }

    private static void putParts(Form form, ObjectNode input, String object, String... parts) {
        for (var part : parts) {
            form.text(object + "." + part).ifPresent(text -> put(input.withObject("/" + object), part, text));
        }
    }

    /** What is no number goes as it is, and the function says so. */
    private static void put(ObjectNode object, String part, String text) {
        if (part.startsWith("calls") && text.matches("[0-9]{1,9}")) {
            object.put(part, Integer.parseInt(text));
        } else {
            object.put(part, text);
        }
    }
}
