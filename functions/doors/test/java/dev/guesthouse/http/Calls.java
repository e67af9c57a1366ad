package dev.guesthouse.http;

import java.util.Map;

import dev.guesthouse.http.Way.Seen;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Given;

/** How the people of a life call functions. */
final class Calls {

    /** What carries the calls, and may look at them. */
    interface Carrier {
        Seen call(Client caller, FunctionTable function, Map<String, ?> input, String key);
    }

    private final Given given;
    private final Carrier carrier;

    Calls(Given given, Carrier carrier) {
        this.given = given;
        this.carrier = carrier;
    }

    Seen call(Client caller, FunctionTable function, Map<String, ?> input, String key) {
        return carrier.call(caller, function, input, key);
    }

    Seen as(String email, FunctionTable function, Map<String, ?> input) {
        return call(given.caller(email), function, input, null);
    }

    Seen admin(FunctionTable function, Map<String, ?> input) {
        return call(given.admin(), function, input, null);
    }

    /** With an Idempotency-Key. */
    Seen once(FunctionTable function, Map<String, ?> input, String key) {
        return call(given.admin(), function, input, key);
    }
}
