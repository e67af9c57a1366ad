package dev.guesthouse.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import io.restassured.RestAssured;

/**
 * The browser that is installed, one process for all tests. It finds the program under test at its public address, so that links in messages
 * work and cookies are this address's, and nothing else: no test can reach another host.
 */
final class Chromium implements BeforeAllCallback {

    /** Where Debian puts it; the pom goes by the same place. */
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String HOSTS = "MAP guesthouse.test:80 127.0.0.1:%d, MAP * ~NOTFOUND";

    private static Playwright playwright;
    private static Browser browser;

    /** Has it ended after the last test. */
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.create(Chromium.class)).computeIfAbsent("end", key -> (AutoCloseable) Chromium::end);
    }

    /** A person's own cookies, cache and settings. */
    static BrowserContext context(Browser.NewContextOptions options) {
        if (browser == null) {
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM)
                    .setArgs(List.of("--host-resolver-rules=" + HOSTS.formatted(RestAssured.port))));
        }
        return browser.newContext(options);
    }

    private static void end() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
