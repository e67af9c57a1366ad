package dev.guesthouse.test;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON objects, given by name and value in turn; unlike {@link Map#of} they keep the order and take null. */
public final class JsonBody {

    /** Made once, where REST Assured would make one for each body. */
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private JsonBody() {
    }

    public static Map<String, Object> of(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** The same object with other values or more of them. */
    public static Map<String, Object> with(Map<String, ?> object, Object... namesAndValues) {
        var changed = new LinkedHashMap<String, Object>(object);
        changed.putAll(of(namesAndValues));
        return changed;
    }

    /** An object as it is sent. */
    static String text(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What is known to be an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** A person as inputs name one. */
    public static Map<String, Object> person(String email) {
        return of("email", email);
    }
}
