import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures pages, by one caller: how long the HTML of each takes, of how many statements it is made, and what it weighs with all that its first view loads.
 * Which pages there are, and to whom they are shown, is read from the list that the tests hold against the program. {@code pages} beside it builds and runs this.
 */
class Pages {

    private static final Path KNOWN = Path.of("functions/doors/test/resources/callers/pages.txt");
    /** Its columns are as wide as this: the page, then what it is to each caller. */
    private static final int WIDTH_OF_PAGE = 52;
    private static final int WIDTH = 14;
    private static final Pattern LOADED = Pattern.compile("<(?:link rel=\"(?:stylesheet|icon)\"|script|img)[^>]*(?:href|src)=\"([^\"]+)\"");
    private static final double KB = 1_000;
    private static final double MOST_MILLISECONDS = 50;
    private static final double MOST_KB = 60;

    private final Options options;
    private final PagesWorld world;
    private final int calls;
    private final Pattern only;
    private final List<String> tooMuch = new ArrayList<>();

    private Pages(Options options) {
        this.options = options;
        world = new PagesWorld(options);
        calls = options.number("calls", 30);
        only = Pattern.compile(options.text("only", ""));
    }

    public static void main(String... arguments) throws Exception {
        new Pages(new Options(arguments)).run();
    }

    private void run() throws Exception {
        var sides = Side.start(options, Side.Jobs.whenCalled);
        try {
            Heading.print("pages", options, sides);
            var table = new Table(sides);
            Side.together(sides, world::fill);
            for (var side : sides) {
                warmUp(side);
            }
            for (var shown : shown()) {
                for (var side : sides) {
                    measure(side, table, shown);
                }
            }
            table.print();
            System.out.printf("%nOver %.0f ms or %.0f KB: %s%n", MOST_MILLISECONDS, MOST_KB, tooMuch.isEmpty() ? "none" : String.join("; ", tooMuch));
        } finally {
            Side.close(sides);
        }
    }

    /** @param path as the program has it, or an address that narrows a list */
    private record Shown(String path, String caller) {

        boolean isFile() {
            return path.contains(".csv");
        }

        @Override
        public String toString() {
            return "`" + path + "` as " + caller;
        }
    }

    /** Every page that is shown to one of those whom there is a session of, and to nobody where it is for people who are not signed in. */
    private List<Shown> shown() throws Exception {
        var shown = new ArrayList<Shown>();
        var lines = Files.readAllLines(KNOWN);
        var callers = cells(lines.get(0));
        for (var line : lines.subList(1, lines.size())) {
            var cells = cells(line);
            if (cells.stream().noneMatch(cell -> cell.equals("shown") || cell.equals("a file"))) {
                continue;
            }
            world.address(cells.get(0));
            for (var caller : PagesWorld.CALLERS) {
                var cell = cells.get(callers.indexOf(caller));
                if (cell.equals("shown") || cell.equals("a file") || cell.equals("explained") && caller.equals("nobody")) {
                    shown.add(new Shown(cells.get(0), caller));
                }
            }
        }
        shown.add(new Shown("/signin", "nobody"));
        PagesWorld.NARROWED.forEach((caller, addresses) -> addresses.forEach(address -> shown.add(new Shown(address, caller))));
        return shown.stream().filter(it -> only.matcher(it.path).find()).toList();
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<>(List.of(line.substring(0, WIDTH_OF_PAGE).strip()));
        for (int at = WIDTH_OF_PAGE; at < line.length(); at += WIDTH) {
            cells.add(line.substring(at, Math.min(at + WIDTH, line.length())).strip());
        }
        return cells;
    }

    /** All pages are the same code in large part: what is measured first is not to pay for it. */
    private void warmUp(Side side) throws Exception {
        for (int round = 0; round < calls / 3; round++) {
            for (var shown : shown()) {
                if (!shown.isFile()) {
                    open(side, shown, "identity");
                }
            }
        }
    }

    private Side.Page open(Side side, Shown shown, String encoding) throws Exception {
        var page = side.page(world.address(shown.path), world.session(side, shown.caller), encoding);
        if (page.status() != 200) {
            throw new IllegalStateException(shown + ": " + page.status() + " " + page.text());
        }
        return page;
    }

    private void measure(Side side, Table table, Shown shown) throws Exception {
        var first = open(side, shown, "identity");
        if (shown.isFile()) {
            table.put(shown.toString(), side, "%.1f MB, all of it after %.1f s", first.bytes() / KB / KB, first.milliseconds() / KB);
            return;
        }
        call(side, shown, calls / 3);
        var before = side.used();
        var times = call(side, shown, calls);
        var used = side.used().minus(before);
        var whoami = new Times();
        for (int i = 0; i < calls; i++) {
            whoami.add(side.get("whoami", side.administrator).milliseconds());
        }
        var zipped = open(side, shown, "gzip");
        var loaded = 0L;
        for (var it : LOADED.matcher(first.text()).results().map(found -> found.group(1)).distinct().toList()) {
            loaded += side.page(it, null, "gzip").bytes();
        }
        var all = (zipped.bytes() + loaded) / KB;
        table.put(shown.toString(), side, "%.1f / %.1f ms, %.1f × `whoami`; %.1f + %.1f ms; %s; %.1f KB%s, in all %.1f", times.percentile(50), times.percentile(95),
                times.percentile(50) / whoami.percentile(50), used.jvm() / calls, used.database() / calls, side.counted(() -> open(side, shown, "identity")),
                first.bytes() / KB, zipped.bytes() == first.bytes() ? "" : ", with gzip %.1f".formatted(zipped.bytes() / KB), all);
        if (times.percentile(50) > MOST_MILLISECONDS || all > MOST_KB) {
            tooMuch.add(side.name + ": " + shown);
        }
    }

    private Times call(Side side, Shown shown, int count) throws Exception {
        var times = new Times();
        for (int i = 0; i < count; i++) {
            times.add(open(side, shown, "identity").milliseconds());
        }
        return times;
    }
}
