import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes every letter, and counts it (RFC 5321). */
final class MailSink implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger taken = new AtomicInteger();

    MailSink() throws IOException {
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int taken() {
        return taken.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                start(() -> talk(socket));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket socket) {
        try (socket; var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setTcpNoDelay(true);
            say(socket, "220 localhost");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("DATA")) {
                    say(socket, "354 Go on");
                    takeLetter(lines);
                    say(socket, "250 Taken");
                } else {
                    say(socket, line.equals("QUIT") ? "221 Bye" : "250 localhost");
                }
            }
        } catch (IOException gone) {
            // Whoever sends may leave when they like.
        }
    }

    private void takeLetter(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        while (line != null && !line.equals(".")) {
            line = lines.readLine();
        }
        taken.incrementAndGet();
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "mail");
        thread.setDaemon(true);
        thread.start();
    }
}
