import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.guesthouse.secret.Secret;

/** Writes statements that were logged down for pgbench, with a variable for each value that is another one in each chain. */
final class ChainScript {

    static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /** Ids, addresses and domains of organizations and their people, and hashes. */
    private static final Pattern VARYING = Pattern.compile(UUID + "|[ps]\\d+@o\\d+\\.example|o\\d+\\.example|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final Pattern UUIDS = Pattern.compile("\\{(" + UUID + ",?)*\\}");
    private static final Pattern UNKNOWN = Pattern.compile("could not determine data type of parameter \\$(\\d+)");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']++|'')*+)'");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    // Of the person p and the organization o.
    private static final String EMAIL = "'p' || p || '@o' || o || '.example'";
    private static final String EMAIL_OF_SPONSOR = "'s' || o || '@o' || o || '.example'";

    private final int organizations;
    private final Map<String, String> ids;
    /** Of the sessions of the person and their sponsor, as SQL, by the value that was logged. */
    private final Map<String, String> hashes;
    /** What is made anew in each chain, as SQL, by the value that was logged. */
    private final Map<String, String> fresh = new LinkedHashMap<>();
    /** By the value that was logged. */
    private final Map<String, String> variables = new LinkedHashMap<>();
    /** The variables that are known before anything is done. */
    private final List<String> beforehand = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    /** By the variable. */
    private final Map<String, String> types = new HashMap<>();
    private final Function<String, Optional<String>> refusal;

    /** As {@link LoggedChain#script} says. */
    ChainScript(int organizations, int person, Map<String, String> ids, Function<String, Optional<String>> refusal) {
        this.refusal = refusal;
        this.organizations = organizations;
        this.ids = ids;
        hashes = Map.of(hash(Fill.emailOf(person, organizations)), hashed(EMAIL),
                hash(Fill.emailOfSponsor(Fill.organizationOf(person, organizations))), hashed(EMAIL_OF_SPONSOR));
    }

    /** Whether an id was there before the chain began: made by {@link Fill}, or by the schema. */
    static boolean isThereBefore(String id) {
        return Kind.of(id) != null || id.startsWith("00000000-");
    }

    @SafeVarargs
    final String of(List<List<StatementLog.Statement>>... parts) {
        for (var part : parts) {
            part.stream().flatMap(List::stream).forEach(this::add);
        }
        var made = new StringBuilder();
        fresh.values().forEach(value -> made.append(", ").append(value));
        return """
                SELECT v.*, p AS turn, o AS organization%s
                FROM (SELECT p, 1 + (p - 1) %% %d AS o%s FROM (SELECT nextval('bench.turn') AS p) turn) v \\gset
                """.formatted(String.join("", beforehand), organizations, made) + text;
    }

    private void add(StatementLog.Statement statement) {
        // Before the statement: what it needs may have to be found first.
        var values = statement.parameters().stream().map(this::value).toList();
        var cast = new HashSet<Integer>();
        if (!statement.isBegin() && !statement.isEnd()) {
            var unknown = unknown(statement, values, cast);
            while (unknown.isPresent() && cast.add(unknown.get())) {
                unknown = unknown(statement, values, cast);
            }
        }
        text.append(written(statement, values, cast, false)).append(";\n");
    }

    /** The place of a variable of which the database does not know the type, counted from 1. */
    private Optional<Integer> unknown(StatementLog.Statement statement, List<String> values, Set<Integer> cast) {
        return refusal.apply(written(statement, values, cast, true)).map(UNKNOWN::matcher).filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)));
    }

    /**
     * A statement with values in the place of its parameters.
     *
     * @param cast the places of variables whose type is said
     * @param numbered whether variables are numbered by place, as pgbench does, or named
     */
    private String written(StatementLog.Statement statement, List<String> values, Set<Integer> cast, boolean numbered) {
        var places = new AtomicInteger();
        var sql = QUOTED.matcher(statement.sql()).replaceAll(quoted -> Matcher.quoteReplacement(literal(quoted.group(1).replace("''", "'"))));
        return PLACE.matcher(sql).replaceAll(place -> {
            var value = values.get(Integer.parseInt(place.group(1)) - 1);
            if (!value.startsWith(":")) {
                return Matcher.quoteReplacement(value);
            }
            var number = places.incrementAndGet();
            var variable = numbered ? "$" + number : value;
            return Matcher.quoteReplacement(cast.contains(number) ? "cast(" + variable + " AS " + types.get(value) + ")" : variable);
        });
    }

    private String value(String value) {
        if (value == null) {
            return "NULL";
        }
        if (VARYING.matcher(value).results().allMatch(found -> isTheSame(found.group()))) {
            return literal(value);
        }
        var variable = variables.get(value);
        if (variable == null) {
            variable = define(value);
            variables.put(value, variable);
            types.put(":" + variable, UUID.matcher(value).matches() ? "uuid" : UUIDS.matcher(value).matches() ? "uuid[]" : "text");
        }
        return ":" + variable;
    }

    private String define(String value) {
        var variable = "v" + variables.size();
        var expression = expression(value);
        if (UUID.matcher(value).results().anyMatch(id -> ids.containsKey(id.group()))) {
            text.append("SELECT ").append(expression).append(" AS ").append(variable)
                    .append(" FROM (SELECT cast(:turn AS bigint) AS p, cast(:organization AS bigint) AS o");
            for (int i = 0; i < fresh.size(); i++) {
                text.append(", cast(:f%1$d AS text) AS f%1$d".formatted(i));
            }
            text.append(") v \\gset\n");
        } else {
            beforehand.add(", " + expression + " AS " + variable);
        }
        return variable;
    }

    private String expression(String value) {
        var parts = new ArrayList<String>();
        var found = VARYING.matcher(value);
        var end = 0;
        while (found.find()) {
            parts.add(literal(value.substring(end, found.start())));
            parts.add(isTheSame(found.group()) ? literal(found.group()) : varying(found.group()));
            end = found.end();
        }
        parts.add(literal(value.substring(end)));
        return String.join(" || ", parts);
    }

    /** Whether it is the same in each chain: the id of something that all share. */
    private static boolean isTheSame(String varying) {
        var kind = Kind.of(varying);
        return kind != null ? !kind.isOfOrganization() && !kind.isOfPerson() : varying.startsWith("00000000-");
    }

    private String varying(String value) {
        var kind = Kind.of(value);
        if (kind != null) {
            return kind.id(kind.isOfPerson() ? "p" : "o") + "::text";
        }
        if (value.endsWith(".example")) {
            return value.startsWith("p") ? EMAIL : value.startsWith("s") ? EMAIL_OF_SPONSOR : "'o' || o || '.example'";
        }
        if (ids.containsKey(value)) {
            return ids.get(value);
        }
        if (hashes.containsKey(value)) {
            return hashes.get(value);
        }
        var made = UUID.matcher(value).matches() ? "gen_random_uuid()::text" : "encode(sha256(gen_random_uuid()::text::bytea), 'hex')";
        var column = "f" + (fresh.containsKey(value) ? List.copyOf(fresh.keySet()).indexOf(value) : fresh.size());
        fresh.putIfAbsent(value, made + " AS " + column);
        return column;
    }

    private static String hash(String email) {
        return HexFormat.of().formatHex(Secret.hash(Fill.token(email)));
    }

    private static String hashed(String email) {
        return "encode(sha256(convert_to('" + Fill.token("") + "' || " + email + ", 'UTF8')), 'hex')";
    }

    /** Without a colon, which would begin a variable. */
    private static String literal(String value) {
        var escaped = value.replace("'", "''");
        return value.contains(":") || value.contains("\\") ? "E'" + escaped.replace("\\", "\\\\").replace(":", "\\x3A") + "'" : "'" + escaped + "'";
    }
}
