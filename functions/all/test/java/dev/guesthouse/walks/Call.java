package dev.guesthouse.walks;

import java.util.Map;

import dev.guesthouse.test.Json;

/** An action with everything chosen: who calls what. */
record Call(String email, String function, Map<String, Object> body) {

    static Call of(String email, String function, Object... body) {
        return new Call(email, function, Json.of(body));
    }

    @Override
    public String toString() {
        return "%s: %s %s".formatted(email, function, body);
    }
}
