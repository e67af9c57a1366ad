package dev.guesthouse.hostile;

import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable;

/** Makes calls: sensible ones, and such with something wrong in the values, in the text of the body or the query, or in the head. */
final class Attack {

    /** Halves of surrogate pairs have no UTF-8: they can be sent as escapes only. */
    private static final ObjectMapper JSON = new ObjectMapper().configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);

    private static final List<String> NAMES = List.of("unknown", "\u0000\ud83d\ude00", "\ud800", "x".repeat(900_000), "a.b", "[0]", "Id", "ID",
            "class", "__proto__");

    private final HostileWorld world;
    private final Sensible sensible;
    private final Random random;

    Attack(HostileWorld world, Random random) {
        this.world = world;
        this.sensible = new Sensible(world, random);
        this.random = random;
    }

    /** A call that should be taken. */
    Attempt sensible(FunctionTable function) {
        var input = sensible.input(function);
        return plain(function, input.by(), input.fields());
    }

    /** A call with something wrong. */
    Attempt odd(FunctionTable function) {
        var input = sensible.input(function);
        var fields = new LinkedHashMap<>(input.fields());
        var kind = random.nextInt(10);
        for (int i = kind < 7 ? 1 + random.nextInt(3) : 0; i > 0; i--) {
            spoil(fields, function);
        }
        var disguise = kind >= 7 || random.nextInt(10) == 0 ? Disguise.any(random) : Disguise.none();
        // To sign out would take one of those away who carry the rest.
        var by = function == FunctionTable.SIGN_OUT || random.nextInt(4) > 0 ? input.by() : List.copyOf(world.callers.keySet()).get(random.nextInt(world.callers.size()));
        return send(function, by, fields, disguise);
    }

    private void spoil(Map<String, Object> fields, FunctionTable function) {
        var known = Inputs.of(function);
        if (known.isEmpty() || random.nextInt(20) == 0) {
            fields.put(NAMES.get(random.nextInt(NAMES.size())), value(String.class));
            return;
        }
        var field = known.get(random.nextInt(known.size()));
        fields.put(field.name(), spoiled(fields.get(field.name()), field.type()));
    }

    /** Something else in the place of a value, or the same with something else inside. */
    private Object spoiled(Object value, Type type) {
        if (value instanceof Map<?, ?> object && !object.isEmpty() && random.nextInt(3) > 0) {
            var copy = new LinkedHashMap<String, Object>();
            object.forEach((name, inside) -> copy.put((String) name, inside));
            var fields = Inputs.fields(type);
            if (fields.isEmpty()) {
                var name = List.copyOf(copy.keySet()).get(random.nextInt(copy.size()));
                copy.put(name, spoiled(copy.get(name), Inputs.content(type) == null ? String.class : Inputs.content(type)));
            } else {
                var field = fields.get(random.nextInt(fields.size()));
                copy.put(field.name(), spoiled(copy.get(field.name()), field.type()));
            }
            return copy;
        }
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(3) > 0) {
            var copy = new ArrayList<Object>(list);
            var place = random.nextInt(copy.size());
            var inside = spoiled(copy.get(place), Inputs.content(type) == null ? String.class : Inputs.content(type));
            switch (random.nextInt(4)) {
                case 0 -> copy.add(inside);
                case 1 -> copy.add(copy.get(place));
                default -> copy.set(place, inside);
            }
            return copy;
        }
        return value(type);
    }

    private Object value(Type type) {
        if (type == UUID.class && random.nextInt(3) == 0) {
            return world.anyId();
        }
        var values = random.nextInt(5) > 0 ? Oddities.of(type) : Oddities.any();
        return values.get(random.nextInt(values.size()));
    }

    /** A call with just these fields, by somebody. */
    Attempt plain(FunctionTable function, String by, Map<String, Object> fields) {
        return send(function, by, fields, Disguise.none());
    }

    private Attempt send(FunctionTable function, String by, Map<String, Object> fields, Disguise disguise) {
        var isRead = function.effect == Effect.READ;
        var method = disguise.method() == null ? isRead ? "GET" : "POST" : disguise.method();
        var body = isRead ? new byte[0] : disguise.body().apply(json(fields).getBytes(StandardCharsets.UTF_8));
        var target = "/" + function.functionName() + (isRead ? query(fields) : "") + disguise.suffix();
        var headers = new ArrayList<>(List.of("Host: localhost", "X-Forwarded-For: 10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256),
                random.nextInt(256))));
        var token = world.callers.get(by).token();
        if (token != null && disguise.isHeardAs(token, headers)) {
            headers.add("Authorization: Bearer " + token);
        }
        if (!disguise.framesItself()) {
            headers.add("Content-Length: " + body.length);
        }
        if (disguise.type() != null && !isRead) {
            headers.add("Content-Type: " + disguise.type());
        }
        headers.addAll(disguise.headers());
        return new Attempt(function, by, method, target, headers, body, disguise.ending(body.length));
    }

    private static String json(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(Map<String, Object> fields) {
        var parameters = new ArrayList<String>();
        fields.forEach((name, value) -> add(parameters, name, value));
        var query = String.join("&", parameters);
        // What is longer is refused before it comes to the product.
        return query.isEmpty() ? "" : "?" + query.substring(0, Math.min(query.length(), 3_500)).replaceFirst("%.?$", "");
    }

    private static void add(List<String> parameters, String name, Object value) {
        if (parameters.size() > 1_000) {
            return;
        }
        if (value instanceof Map<?, ?> object) {
            object.forEach((inside, of) -> add(parameters, name + "." + inside, of));
        } else if (value instanceof List<?> list) {
            list.stream().limit(1_000).forEach(item -> add(parameters, name, item));
        } else {
            parameters.add(encoded(name) + "=" + encoded(value instanceof RawValue raw ? String.valueOf(raw.rawValue()) : String.valueOf(value)));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text.substring(0, Math.min(text.length(), 2_000)), StandardCharsets.UTF_8);
    }
}
