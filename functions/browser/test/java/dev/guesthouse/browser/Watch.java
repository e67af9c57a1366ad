package dev.guesthouse.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;

import dev.guesthouse.test.Surroundings;

/** Sees what goes wrong behind somebody's pages: errors in the console (violations of the security policy are), failed requests, requests to elsewhere. */
final class Watch {

    private static final String ICON = "/icon.svg";

    private final List<String> faults = new ArrayList<>();
    private final List<Request> finished = new ArrayList<>();

    Watch(BrowserContext context) {
        context.onConsoleMessage(this::said);
        context.onWebError(error -> faults.add("a script failed: " + error.error()));
        context.onRequest(this::asked);
        context.onRequestFailed(request -> faults.add("failed: %s (%s)".formatted(request.url(), request.failure())));
        context.onResponse(this::answered);
        context.onRequestFinished(this::finished);
    }

    private void said(ConsoleMessage message) {
        // That something could not be loaded is told by its answer; a page that refuses what was sent is one, too.
        if (List.of("error", "warning", "assert").contains(message.type()) && !message.text().startsWith("Failed to load resource")) {
            faults.add("the console says: " + message.text());
        }
    }

    private void asked(Request request) {
        if (!request.url().startsWith(Surroundings.URL + "/") && !request.url().startsWith("data:")) {
            faults.add("asks elsewhere: " + request.url());
        }
    }

    private void answered(Response answer) {
        if (answer.status() >= 500 || answer.status() >= 400 && !answer.request().isNavigationRequest()) {
            faults.add("answered %d: %s".formatted(answer.status(), answer.url()));
        }
    }

    private void finished(Request request) {
        // The icon comes once for many pages, whenever the browser gets to it.
        if (!request.url().endsWith(ICON)) {
            finished.add(request);
        }
    }

    /** What was seen since the last look. */
    List<String> faults() {
        var seen = List.copyOf(faults);
        faults.clear();
        return seen;
    }

    /** The bytes that were answered since the last look, with their heads, without the icon. */
    long weight() {
        var bytes = finished.stream().map(Request::sizes).mapToLong(sizes -> sizes.responseHeadersSize + sizes.responseBodySize).sum();
        finished.clear();
        return bytes;
    }
}
