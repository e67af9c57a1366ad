import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of several sides, a line each; shown as they come on standard error, and as a table at the end. */
final class Table {

    private final List<Side> sides;
    private final Map<String, Map<Side, String>> rows = new LinkedHashMap<>();

    Table(List<Side> sides) {
        this.sides = sides;
    }

    void put(String figure, Side side, String format, Object... values) {
        var text = String.format(Locale.ROOT, format, values);
        System.err.printf("%s: %s: %s%n", side.name, figure, text);
        rows.computeIfAbsent(figure, it -> new LinkedHashMap<>()).put(side, text);
    }

    void print() {
        System.out.println("| | " + String.join(" | ", sides.stream().map(side -> side.name).toList()) + " |");
        System.out.println("|---|" + "---|".repeat(sides.size()));
        rows.forEach((figure, values) -> {
            var cells = new ArrayList<String>();
            sides.forEach(side -> cells.add(values.getOrDefault(side, "")));
            System.out.println("| " + figure + " | " + String.join(" | ", cells) + " |");
        });
    }
}
