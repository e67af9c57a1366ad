package dev.guesthouse.hostile;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.person.PersonRef;
import dev.guesthouse.test.JsonBody;

/** What in an input names something that is there. */
final class References {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private References() {
    }

    /** Whether a function can be told an id, a link or a person at all. */
    static boolean takes(FunctionTable function) {
        return Inputs.of(function).stream().anyMatch(field -> field.name().equals("link") || isReference(field.type()));
    }

    private static boolean isReference(Type type) {
        return type == UUID.class || type == PersonRef.class || (Inputs.content(type) != null && isReference(Inputs.content(type)))
                || Inputs.fields(type).stream().anyMatch(field -> isReference(field.type()));
    }

    /** The ids in an input, in its order. */
    static List<String> ids(Object value) {
        var found = new ArrayList<String>();
        replaced(value, id -> {
            found.add(id);
            return id;
        });
        return found;
    }

    /** The same input with other ids. */
    static Map<String, Object> replaced(Map<String, Object> fields, UnaryOperator<String> id) {
        var copy = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> copy.put(name, replaced(value, id)));
        return copy;
    }

    private static Object replaced(Object value, UnaryOperator<String> id) {
        if (value instanceof Map<?, ?> object) {
            var copy = new LinkedHashMap<String, Object>();
            object.forEach((name, inside) -> copy.put((String) name, replaced(inside, id)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> replaced(item, id)).toList();
        }
        return value instanceof String text && ID.matcher(text).matches() ? id.apply(text) : value;
    }

    /** The same input with people named by their ids, where they are named by their addresses. */
    static Map<String, Object> peopleById(Map<String, Object> fields, UnaryOperator<String> idOf) {
        var copy = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> copy.put(name, byId(value, idOf)));
        return copy;
    }

    private static Object byId(Object value, UnaryOperator<String> idOf) {
        if (value instanceof Map<?, ?> object) {
            var copy = new LinkedHashMap<String, Object>();
            object.forEach((name, inside) -> copy.put((String) name, byId(inside, idOf)));
            return copy.keySet().equals(Set.of("email")) ? JsonBody.of("id", idOf.apply((String) copy.get("email"))) : copy;
        }
        return value instanceof List<?> list ? list.stream().map(item -> byId(item, idOf)).toList() : value;
    }
}
