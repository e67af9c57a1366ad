package dev.guesthouse.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.guesthouse.http.gate.FunctionTable;

/**
 * A call as it goes over the wire.
 *
 * @param by who calls, for people
 * @param target path and query
 * @param headers whole lines; those that every call has are among them
 */
record Attempt(FunctionTable function, String by, String method, String target, List<String> headers, byte[] body, Ending ending) {

    /** What becomes of the connection. */
    enum Ending {
        /** It goes on: this is one HTTP request from its beginning to its end. */
        KEPT,
        /** It is not used again: who knows where this request ends. */
        LEFT,
        /** The caller hangs up before the request has ended. */
        CUT
    }

    private static final int SHOWN = 2_000;

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        headers.forEach(header -> head.append(header).append("\r\n"));
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    boolean isToHead() {
        return method.equals("HEAD");
    }

    /** Without tokens, so that a log can be shown around. */
    @Override
    public String toString() {
        var text = new String(bytes(), StandardCharsets.UTF_8).replaceAll("guesthouse_(session|machine)_[\\w-]+", "guesthouse_$1_…");
        return "%s calls %s\n%s".formatted(by, function.functionName(), text.length() > SHOWN
                ? text.substring(0, SHOWN) + "… (%d characters)".formatted(text.length()) : text);
    }
}
