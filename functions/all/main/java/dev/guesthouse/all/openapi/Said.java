package dev.guesthouse.all.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.DotName;

/**
 * What docstrings say, as the compiler has kept it beside the classes; and what their words mean where they tell of a value:
 *
 * <ul>
 * <li>"null …" says what it means that there is none: it can be null, and left out of an input
 * <li>"… left out" that it can be left out of an input, though no answer is without it; "50 where it is left out" is a default
 * <li>"1 to 120 characters", "at most 4,000 characters", "1-200" and the like are bounds
 * <li>"an e-mail address" is one
 * </ul>
 */
final class Said {

    private static final Pattern CAN_BE_NULL = Pattern.compile("(?i)\\bnull\\b");
    private static final Pattern CAN_BE_LEFT_OUT = Pattern.compile("(?i)\\bleft out\\b");
    private static final Pattern OTHERWISE = Pattern.compile("`?([\\w,]+)`? where it is left out");
    private static final Pattern MISSING = Pattern.compile("(?i); [^;]*\\b(?:null|left out)\\b[^;]*");
    private static final Pattern RANGE = Pattern.compile("\\b(\\d[\\d,]*)(?: to |-)(\\d[\\d,]*)\\b");
    private static final Pattern AT_MOST = Pattern.compile("(?i)\\bat most (\\d[\\d,]*)\\b");
    private static final Pattern AT_LEAST_ONE = Pattern.compile("(?i)\\bat least one\\b");
    private static final Pattern CHARACTERS = Pattern.compile("(?i)\\b(?:(\\d[\\d,]*)(?: to |-)|at most )(\\d[\\d,]*) characters\\b");
    private static final Pattern ADDRESS = Pattern.compile("\\be-mail address\\b");

    private final Map<DotName, Map<String, String>> types = new HashMap<>();

    /** What is said of a component of a record, a constant of an enum, or a class as a whole; empty where nothing is. */
    String of(DotName type, String name) {
        return types.computeIfAbsent(type, Said::read).getOrDefault(name, "");
    }

    private static Map<String, String> read(DotName type) {
        var said = new HashMap<String, String>();
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/docstrings/" + type)) {
            if (file != null) {
                new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("=", 2)).forEach(line -> said.put(line[0], line[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The docstrings of %s cannot be read".formatted(type), e);
        }
        return said;
    }

    static boolean canBeNull(String text) {
        return CAN_BE_NULL.matcher(text).find();
    }

    static boolean canBeLeftOut(String text) {
        return CAN_BE_LEFT_OUT.matcher(text).find();
    }

    /** What is said of a value that stays where it is left out, whatever it is for something new. */
    static String whereItStays(String text) {
        return MISSING.matcher(text).replaceAll("") + "; left out it stays";
    }

    /** Gives a text the format that is said of it. */
    static void format(Schema schema, String text) {
        if (schema.getFormat() == null && schema.getType() != null && schema.getType().contains(SchemaType.STRING) && ADDRESS.matcher(text).find()) {
            // With international domains and local parts.
            schema.format("idn-email");
        }
    }

    /** Bounds a number, a text or a list by what is said of it. */
    static void bound(Schema schema, String text) {
        var type = schema.getType() == null ? null : schema.getType().get(0);
        if (type == SchemaType.STRING) {
            find(CHARACTERS, text).ifPresent(found -> schema.minLength(found.group(1) == null ? null : number(found, 1)).maxLength(number(found, 2)));
        } else if (type == SchemaType.INTEGER) {
            find(RANGE, text).ifPresent(found -> schema.minimum(BigDecimal.valueOf(number(found, 1))).maximum(BigDecimal.valueOf(number(found, 2))));
        } else if (type == SchemaType.ARRAY && find(CHARACTERS, text).isEmpty()) {
            find(RANGE, text).ifPresent(found -> schema.minItems(number(found, 1)).maxItems(number(found, 2)));
            find(AT_MOST, text).ifPresent(found -> schema.maxItems(number(found, 1)));
            find(AT_LEAST_ONE, text).ifPresent(found -> schema.minItems(1));
        }
    }

    /** The default of a number, a truth value or a text; null where nothing is said of one. */
    static Object otherwise(Schema schema, String text) {
        var type = schema.getType() == null ? null : schema.getType().get(0);
        return find(OTHERWISE, text).map(found -> type == SchemaType.INTEGER ? (Object) number(found, 1)
                : type == SchemaType.BOOLEAN && List.of("true", "false").contains(found.group(1)) ? Boolean.valueOf(found.group(1))
                : type == SchemaType.STRING ? found.group(1) : null).orElse(null);
    }

    private static Optional<MatchResult> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst();
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group).replace(",", ""));
    }
}
