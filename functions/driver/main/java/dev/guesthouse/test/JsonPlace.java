package dev.guesthouse.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/** Where in JSON a value is: {@code policies[0].questions.kind} is what REST Assured would find, for which it compiles a script at each call. */
final class JsonPlace {

    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z]\\w*(\\[\\d+])?(\\.[A-Za-z]\\w*(\\[\\d+])?)*");

    private JsonPlace() {
    }

    /** Whether there is nothing but names and numbers in it. */
    static boolean isSimple(String path) {
        return SIMPLE.matcher(path).matches();
    }

    /**
     * What is there; of a list, what is there in each of its items.
     *
     * @throws NoSuchElementException where no value can be
     */
    static Object find(Object json, String path) {
        var found = json;
        for (var step : path.split("\\.|(?=\\[)")) {
            found = step.startsWith("[") ? at(found, Integer.parseInt(step.substring(1, step.length() - 1))) : of(found, step);
        }
        return found;
    }

    private static Object of(Object json, String name) {
        if (json instanceof List<?> list) {
            var found = new ArrayList<>();
            list.forEach(item -> {
                if (item != null) {
                    found.add(of(item, name));
                }
            });
            return found;
        }
        if (json == null || json instanceof Map<?, ?>) {
            return json == null ? null : ((Map<?, ?>) json).get(name);
        }
        throw new NoSuchElementException(name);
    }

    private static Object at(Object json, int number) {
        if (json instanceof List<?> list) {
            return number < list.size() ? list.get(number) : null;
        }
        throw new NoSuchElementException(String.valueOf(number));
    }
}
