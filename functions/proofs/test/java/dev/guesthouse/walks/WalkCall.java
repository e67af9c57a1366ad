package dev.guesthouse.walks;

import java.util.Map;

import dev.guesthouse.test.JsonBody;

/** An action with everything chosen: who calls what. */
record WalkCall(String email, String function, Map<String, Object> body) {

    static WalkCall of(String email, String function, Object... body) {
        return new WalkCall(email, function, JsonBody.of(body));
    }

    @Override
    public String toString() {
        return "%s: %s %s".formatted(email, function, body);
    }
}
