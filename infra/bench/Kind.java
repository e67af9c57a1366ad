import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link Fill} makes, each with a number: its id is made of both, so that all ids are known beforehand. */
enum Kind {

    organization, source, sponsor, sponsorship, sponsorSession,
    person, personSession,
    catalog, resource, role, offered, accessPackage, policy, version, stageOfVersion, rule,
    request, assignment, stage, asked, grant,
    event, message;

    /** In SQL, {@code {person}} is the id of the person {@code n}, and {@code {person of k}} that of another one. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?: of ([^}]*))?\\}");
    private static final Pattern ID = Pattern.compile("01900000-0000-7([0-9a-f]{3})-8000-[0-9a-f]{12}");

    /** {@code bench.id(kind, number)}. */
    static final String FUNCTION = """
            CREATE FUNCTION bench.id(kind int, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT ('01900000-0000-7' || lpad(to_hex(kind), 3, '0') || '-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$
            """;

    /** The kind of what has an id; null where {@link Fill} has not made it. */
    static Kind of(String id) {
        var found = ID.matcher(id);
        return found.matches() ? values()[Integer.parseInt(found.group(1), 16)] : null;
    }

    /** SQL with ids in the place of kinds. */
    static String fillIn(String sql) {
        return PLACE.matcher(sql).replaceAll(place -> {
            var number = place.group(2) == null ? "n" : place.group(2);
            return Matcher.quoteReplacement(valueOf(place.group(1)).id(number));
        });
    }

    /** An id as SQL, of a number in SQL. */
    String id(String number) {
        return "bench.id(" + ordinal() + ", " + number + ")";
    }

    /** An id. */
    String id(long number) {
        return String.format(Locale.ROOT, "01900000-0000-7%03x-8000-%012x", ordinal(), number);
    }

    /** Whether each organization has one, and its number is the organization's. */
    boolean isOfOrganization() {
        return compareTo(sponsorSession) <= 0;
    }

    /** Whether each person has one, and its number is the person's. */
    boolean isOfPerson() {
        return this == person || this == personSession;
    }
}
