package dev.guesthouse.browser;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;

/** What is asked of every page, whatever it is about; answers what is wrong with one. */
final class PageCheck {

    /** In bytes, of a page and all that it loads where nothing is kept from before. */
    private static final long HEAVY = 60_000;
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    /** To draw all of them would take as long as to look at them. */
    private static final List<Look> SHOWN = List.of(Look.USUAL, Look.USUAL.inTheDark().narrow());
    private static final List<Look> LOOKS = List.of(Look.USUAL, Look.USUAL.narrow(), Look.USUAL.inTheDark(), Look.USUAL.inTheDark().narrow());

    private static final String AXE_SAYS = """
            tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(result => result.violations.map(rule =>
                `axe ${rule.id} at ${rule.nodes.map(node => node.target.join(' ')).join(', ')}: ${rule.nodes[0].failureSummary.replace(/\\s+/g, ' ')}`))
            """;
    /** By how much the page is wider than its window, and what reaches furthest. */
    private static final String SIDEWAYS = """
            () => {
                const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
                if (over <= 0) return '';
                const widest = [...document.body.querySelectorAll('*')].reduce((a, b) => b.getBoundingClientRect().right > a.getBoundingClientRect().right ? b : a);
                return `scrolls sideways by ${over} px: ${widest.outerHTML.slice(0, 120)}`;
            }
            """;
    private static final String HEADINGS = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.localName[1]))";

    /** Which page of which language had a title first. */
    private final Map<String, String> titles = new HashMap<>();

    /** What somebody's browser needs for it. */
    static String axe() {
        try (var script = PageCheck.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a page and looks at it in every way.
     *
     * @param visitor who {@link Visitor#carries} axe
     * @param name of its screenshots
     */
    List<String> faults(Visitor visitor, String address, String name, String language) {
        visitor.opens(address);
        return faults(visitor, name, language);
    }

    /** The same of the page where somebody is. */
    List<String> faults(Visitor visitor, String name, String language) {
        var faults = new ArrayList<String>();
        weight(visitor, faults);
        words(visitor.page, name, language, faults);
        for (var look : LOOKS) {
            look(visitor.page, look).forEach(fault -> faults.add("%s, %d px: %s".formatted(theme(look), look.width(), fault)));
            if (SHOWN.contains(look)) {
                visitor.page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                        .setPath(SCREENSHOTS.resolve("%s-%s-%s-%d.png".formatted(name, language, theme(look), look.width()))));
            }
        }
        faults.addAll(visitor.faults());
        return faults;
    }

    private static void weight(Visitor visitor, List<String> faults) {
        var weight = visitor.weight();
        System.out.printf("%s weighs %,d bytes%n", visitor.page.url(), weight);
        if (weight >= HEAVY) {
            faults.add("weighs %,d bytes".formatted(weight));
        }
    }

    private void words(Page page, String name, String language, List<String> faults) {
        var title = page.title();
        var other = titles.putIfAbsent(language + " " + title, name);
        if (title.isBlank() || other != null) {
            faults.add("has no title of its own: \"%s\" is %s's".formatted(title, other));
        }
        var said = page.locator("html").getAttribute("lang");
        if (!language.equals(said)) {
            faults.add("is to be in %s, and says that it is in %s".formatted(language, said));
        }
        headings(page, faults);
    }

    private static void headings(Page page, List<String> faults) {
        var levels = ((List<?>) page.evaluate(HEADINGS)).stream().map(Integer.class::cast).toList();
        var last = 0;
        for (var level : levels) {
            if (level > last + 1 || level == 1 && last > 0) {
                faults.add("its headings are out of order: " + levels);
                return;
            }
            last = level;
        }
        if (last == 0) {
            faults.add("has no heading");
        }
    }

    /** What axe finds. */
    private static List<String> axeFinds(Page page) {
        return ((List<?>) page.evaluate(AXE_SAYS, WCAG)).stream().map(String::valueOf).collect(toCollection(ArrayList::new));
    }

    private static List<String> look(Page page, Look look) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
        page.setViewportSize(look.width(), Look.HEIGHT);
        var faults = axeFinds(page);
        var sideways = (String) page.evaluate(SIDEWAYS);
        if (!sideways.isEmpty()) {
            faults.add(sideways);
        }
        return faults;
    }

    private static String theme(Look look) {
        return look.dark() ? "dark" : "light";
    }
}
