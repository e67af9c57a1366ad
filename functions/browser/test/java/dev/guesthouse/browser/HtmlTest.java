package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.person;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.guesthouse.settings.Language;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.test.junit.QuarkusTest;

/** HTML as html-validate of npm sees it, which is kept in {@code target/html-validate}; where it cannot be had, a line says so. */
@QuarkusTest
@Tag("long")
class HtmlTest extends GuesthouseTest {

    private static final Path HOME = Path.of("target/html-validate").toAbsolutePath();
    private static final List<String> FILES = List.of("package.json", "pages.cjs", "letters.cjs");

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(HOME);
        for (var file : FILES) {
            try (var resource = HtmlTest.class.getResourceAsStream("/html-validate/" + file)) {
                Files.write(HOME.resolve(file), resource.readAllBytes());
            }
        }
        var installed = HOME.resolve("node_modules/package.json");
        if (Files.exists(installed) && Files.mismatch(installed, HOME.resolve("package.json")) < 0) {
            return;
        }
        try {
            run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--prefer-offline", "--fetch-retries=0");
        } catch (IOException | AssertionError e) {
            var left = "HTML is not validated, since npm is not there or cannot install: " + e.getMessage();
            System.out.println(left);
            Assumptions.abort(left);
        }
        Files.copy(HOME.resolve("package.json"), installed);
    }

    @Test
    @DisplayName("PAG-01 html-validate finds nothing in any page")
    void pages() throws Exception {
        var world = World.of(given, mails);
        for (var page : Shown.values()) {
            var who = page.who == null ? guesthouse.nobody() : given.caller(page.who);
            for (var language : Language.values()) {
                keep("pages", page.fileName() + "-" + language, who.with("Accept-Language", language.name())
                        .send("GET", URI.create(page.address.apply(world)).getPath(), null, null).ok().body());
            }
        }
        validate("pages");
    }

    @Test
    @DisplayName("MSG-03 html-validate finds nothing in a letter with a code, with a link, with many entries, in either language")
    void letters() throws Exception {
        given.byCode(PIA);
        var world = World.of(given, mails);
        given.admin().post("change-person", "person", person(SANA), "language", "de").ok();
        List.of("one", "two").forEach(name -> given.request(name + "@fabrikam.example", world.atlas()));
        database.awaitDelivered(clock.instant());
        given.sana().post("approve-request", "link", world.decisionLink(), "justification", "Welcome").ok();
        mails.to(PIA, "Atlas");
        // With Pia's; Ben's was the first of three letters of one, and is decided.
        assertThat(mails.newestFirst(SANA).get(0).subject(), startsWith("3 Bitten warten"));
        var letters = mails.all();
        for (int i = 0; i < letters.size(); i++) {
            keep("letters", String.valueOf(i), letters.get(i).html());
        }
        validate("letters");
    }

    private static void validate(String folder) throws Exception {
        run("node_modules/.bin/html-validate", "--config", folder + ".cjs", folder);
    }

    private static void keep(String folder, String name, String html) throws IOException {
        Files.createDirectories(HOME.resolve(folder));
        Files.writeString(HOME.resolve(folder).resolve(name + ".html"), html);
    }

    /** @throws IOException where there is no such program */
    private static void run(String... command) throws Exception {
        var output = HOME.resolve("output.txt");
        var process = new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " takes too long");
        }
        assertThat("%s says\n%s".formatted(command[0], Files.readString(output)), process.exitValue(), is(0));
    }
}
