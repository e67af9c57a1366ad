package dev.guesthouse.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.test.AtOnce;

/** The packaged program with the memory that an image gives it, and strangers who send more than that. */
@Tag("inside")
@Tag("long")
class SmallHeapIT {

    private static final int MEGABYTE = 1024 * 1024;
    /** Longer than any of the times after which a connection is hung up on. */
    private static final Duration HANG = Duration.ofSeconds(40);

    @TempDir
    static Path temporary;

    private static GuesthouseProcess guesthouse;

    private final List<Socket> open = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        guesthouse = GuesthouseProcess.start(temporary.toRealPath().resolve("data"), Map.of(), List.of("-Xmx128m")).awaitReady();
    }

    @AfterEach
    void closeSockets() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    @AfterAll
    static void close() throws IOException {
        if (guesthouse != null) {
            guesthouse.close();
        }
    }

    @Test
    @DisplayName("OPS-04 health answers while strangers send sixteen megabytes at once, again and again")
    void largeBodies() throws Exception {
        var fields = IntStream.range(0, 90_000).mapToObj("\"f%d\":1"::formatted).collect(Collectors.joining(",", "{", "}"));
        for (int round = 0; round < 5; round++) {
            AtOnce.times(16, () -> {
                try {
                    assertThat(guesthouse.post("send-code", fields).statusCode(), is(413));
                } catch (IOException refusedWhileSending) {
                    // as good
                }
                return null;
            });
            assertIsWell();
        }
    }

    @Test
    @DisplayName("OPS-04 health answers while hundreds have sent half of a head or of a body and then nothing; each is hung up on within half a minute")
    void halves() throws Exception {
        var megabyte = "x".repeat(MEGABYTE * 9 / 10);
        for (int caller = 0; caller < 150; caller++) {
            send("POST /send-code HTTP/1.1\r\nHost: localhost\r\nX-Nothing: ");
            send("POST /send-code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4096\r\n\r\n" + "x".repeat(4_000));
            send("POST /send-code HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nfa0\r\n" + "x".repeat(4_000) + "\r\n");
            // After an answer, half of the next head.
            var answered = send("GET /whoami HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(answered.getInputStream().read(), is((int) 'H'));
            answered.getOutputStream().write("GET /whoami HT".getBytes(US_ASCII));
        }
        assertIsWell();
        for (int caller = 0; caller < 150; caller++) {
            send("POST /send-code HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + MEGABYTE + "\r\n\r\n" + megabyte);
        }
        assertIsWell();
        for (var socket : open) {
            awaitHungUp(socket);
        }
        assertIsWell();
    }

    private Socket send(String bytes) throws IOException {
        var socket = new Socket("127.0.0.1", guesthouse.url().getPort());
        open.add(socket);
        try {
            socket.getOutputStream().write(bytes.getBytes(US_ASCII));
        } catch (IOException refusedWhileSending) {
            // as good
        }
        return socket;
    }

    private static void awaitHungUp(Socket socket) throws IOException {
        socket.setSoTimeout((int) HANG.toMillis());
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("not hung up on after " + HANG, e);
        } catch (IOException reset) {
            // as good
        }
    }

    private static void assertIsWell() throws Exception {
        var begun = System.nanoTime();
        assertThat(guesthouse.get("/q/health/live").statusCode(), is(200));
        assertThat(guesthouse.get("/q/health/ready").statusCode(), is(200));
        assertThat(Duration.ofNanos(System.nanoTime() - begun), lessThan(Duration.ofSeconds(10)));
        assertThat(guesthouse.output(), not(containsString("OutOfMemoryError")));
    }
}
