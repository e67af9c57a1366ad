package dev.guesthouse.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's browser without scripts: it keeps cookies, opens pages, and sends their forms as browsers do. */
public final class Forms {

    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private final Client client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** @param somebody whose session the browser has; without a token nobody is signed in */
    public Forms(Client somebody) {
        client = somebody.withoutToken();
        if (somebody.token() != null) {
            cookies.put("guesthouse", somebody.token());
        }
    }

    /** What a page shows. */
    public Answer open(String path) {
        return kept(browser().send("GET", path, null, null));
    }

    /** Opens a page and sends its form with these fields, names and values in turn. */
    public Answer send(String path, String... fields) {
        return sendTo(path, tokenOf(open(path)), fields);
    }

    /** Sends a form to a page with the token of another page, or none. */
    public Answer sendTo(String path, String formToken, String... fields) {
        var all = new LinkedHashMap<String, String>();
        if (formToken != null) {
            all.put("formToken", formToken);
        }
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return kept(browser().with("Sec-Fetch-Site", "same-origin").send("POST", path, "application/x-www-form-urlencoded", encoded(all)));
    }

    /** What the forms of a page carry. */
    public static String tokenOf(Answer page) {
        return first(TOKEN, page);
    }

    /** The ticket of a code that was asked for. */
    public static String ticketOf(Answer page) {
        return first(TICKET, page);
    }

    /** As a browser writes a form down. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The same browser, with a header at each call. */
    public Forms with(String header, String value) {
        var other = new Forms(client.with(header, value));
        other.cookies.putAll(cookies);
        return other;
    }

    /** What the browser sends as cookies. */
    public String cookies() {
        return cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    private Client browser() {
        return cookies.isEmpty() ? client : client.with("Cookie", cookies());
    }

    private Answer kept(Answer answer) {
        answer.headers("Set-Cookie").stream().map(header -> header.split(";", 2)[0].split("=", 2)).forEach(cookie -> {
            if (cookie[1].isEmpty()) {
                cookies.remove(cookie[0]);
            } else {
                cookies.put(cookie[0], cookie[1]);
            }
        });
        return answer;
    }

    private static String first(Pattern pattern, Answer page) {
        return pattern.matcher(page.body()).results().map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern + " in " + Arrays.toString(page.body().split("\n"))));
    }
}
