package dev.guesthouse.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.restassured.RestAssured;

/** HTTP/1.1 by hand with the program that {@code @QuarkusTest} runs, so that what no client would send can be sent; one connection for as long as the server keeps it. */
public final class Wire implements AutoCloseable {

    /** @param headers by their names in small letters */
    public record Reply(int status, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private Socket socket;
    private InputStream in;

    /** What the server answers to these bytes, on a connection that goes on; an answer to HEAD has no body. */
    public Reply send(byte[] request, boolean toHead) throws IOException {
        for (int attempt = 0;; attempt++) {
            var isUsed = socket != null;
            try {
                open();
                socket.getOutputStream().write(request);
                return read(toHead);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("no answer within " + Patience.LONGEST, e);
            } catch (IOException e) {
                close();
                // The server may close a connection between two calls; never one that was just opened.
                if (!isUsed || attempt > 0) {
                    throw e;
                }
            }
        }
    }

    /** What the server answers to these bytes on a connection of its own; nothing where it just hangs up. */
    public Optional<Reply> sendAlone(byte[] request, boolean toHead) throws IOException {
        try (var alone = new Wire()) {
            alone.open();
            try {
                alone.socket.getOutputStream().write(request);
            } catch (IOException e) {
                // refused before it was read to the end: the answer is there
            }
            return Optional.of(alone.read(toHead));
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither answered nor hung up within " + Patience.LONGEST, e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Sends these bytes and waits for nothing, on a connection that goes on. */
    public void begin(byte[] part) throws IOException {
        open();
        socket.getOutputStream().write(part);
    }

    /** The next answer on this connection; nothing where the server hung up. */
    public Optional<Reply> next() throws IOException {
        try {
            return Optional.of(read(false));
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither answered nor hung up within " + Patience.LONGEST, e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Sends a head that asks whether its body may come ({@code Expect: 100-continue}): nothing where it may, else the refusal. */
    public Optional<Reply> ask(byte[] head) throws IOException {
        begin(head);
        var status = status();
        if (status == 100) {
            line();
            return Optional.empty();
        }
        return Optional.of(read(status, false));
    }

    /** Sends these bytes and hangs up. */
    public void cut(byte[] request) throws IOException {
        try (var alone = new Wire()) {
            alone.open();
            alone.socket.getOutputStream().write(request);
        }
    }

    private void open() throws IOException {
        if (socket == null) {
            socket = new Socket("127.0.0.1", RestAssured.port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Patience.LONGEST.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    private Reply read(boolean toHead) throws IOException {
        return read(status(), toHead);
    }

    private int status() throws IOException {
        return Integer.parseInt(line().split(" ")[1]);
    }

    private Reply read(int status, boolean toHead) throws IOException {
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            headers.put(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT), line.substring(line.indexOf(':') + 1).strip());
        }
        if (status < 200 && status != 101) {
            return read(toHead);
        }
        var body = toHead || status == 101 || status == 204 || status == 304 ? new byte[0] : body(headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Reply(status, headers, body);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return exactly(Integer.parseInt(headers.get("content-length")));
        }
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return in.readAllBytes();
        }
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("an answer that ends too soon");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("no whole line");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
