package dev.guesthouse.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import dev.guesthouse.settings.Language;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Tag("long")
@DisplayName("PAG-01 PAG-05 every page")
class EveryPageTest extends BrowserTest {

    private final Map<String, Visitor> visitors = new HashMap<>();

    @TestFactory
    @DisplayName("is for everybody, in light and dark, wide and narrow; it is light, loads nothing from elsewhere and has a title of its own")
    Stream<DynamicTest> everyPage() {
        var world = World.of(given, mails);
        var check = new PageCheck();
        return Arrays.stream(Shown.values()).flatMap(page -> Arrays.stream(Language.values()).map(Language::name).map(language -> DynamicTest.dynamicTest(
                "PAG-01 PAG-05 %s in %s is for everybody, and loads little and nothing from elsewhere".formatted(page, language),
                () -> assertThat(String.join("\n", check.faults(visitor(page.who, language), page.address.apply(world), page.fileName(), language)),
                        is(emptyString())))));
    }

    /** The same for all pages of theirs: axe, which is long, goes to the browser once. */
    private Visitor visitor(String who, String language) {
        return visitors.computeIfAbsent(who + " " + language, key -> {
            var look = Look.USUAL.in(language);
            var visitor = who == null ? stranger(look) : visitor(who, look);
            visitor.keepsNothing();
            visitor.carries(PageCheck.axe());
            return visitor;
        });
    }
}
