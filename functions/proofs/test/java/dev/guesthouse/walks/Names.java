package dev.guesthouse.walks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.guesthouse.test.Database;

/** Puts names in the place of ids, so that people can read what happened. */
final class Names {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> NAMED = List.of(
            "SELECT id || ' ' || display_name FROM access_package",
            "SELECT id || ' ' || display_name FROM organization",
            "SELECT q.id || ' ' || q.display_name || ' of ' || k.display_name FROM policy q JOIN access_package k ON k.id = q.access_package_id",
            "SELECT id || ' ' || email FROM person",
            "SELECT c.id || ' ' || c.display_name FROM catalog_resource c",
            "SELECT r.id || ' request ' || row_number() OVER (ORDER BY r.created_at, r.id) || ' of ' || p.email || ' for ' || k.display_name"
                    + " FROM assignment_request r JOIN person p ON p.id = r.requestor_id JOIN access_package k ON k.id = r.access_package_id",
            "SELECT a.id || ' assignment ' || row_number() OVER (ORDER BY a.start_at, a.id) || ' of ' || p.email || ' for ' || k.display_name"
                    + " FROM assignment a JOIN person p ON p.id = a.person_id JOIN access_package k ON k.id = a.access_package_id");

    private Names() {
    }

    static List<String> readable(Database database, List<String> lines) {
        var names = new HashMap<String, String>();
        NAMED.forEach(sql -> database.column(sql).forEach(row -> names.put(row.substring(0, 36), row.substring(37))));
        return lines.stream().map(line -> readable(names, line)).toList();
    }

    private static String readable(Map<String, String> names, String line) {
        return ID.matcher(line).replaceAll(id -> Matcher.quoteReplacement(names.getOrDefault(id.group(), id.group())));
    }
}
