package dev.guesthouse.delivery.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

/** A server that answers whatever a test says, byte by byte, and keeps what it was sent. */
final class Misbehaving implements AutoCloseable {

    /** What it does once it has read the head of a request. */
    @FunctionalInterface
    interface Manner {
        void answer(Socket connection, OutputStream out) throws IOException;
    }

    private final ServerSocket listening;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(job -> {
        var thread = new Thread(job, "misbehaving");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Manner manner;

    /** @param tls null for none */
    Misbehaving(SSLContext tls) throws IOException {
        var here = InetAddress.getByName("127.0.0.1");
        listening = tls == null ? new ServerSocket(0, 50, here) : tls.getServerSocketFactory().createServerSocket(0, 50, here);
        threads.execute(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    void does(Manner next) {
        manner = next;
    }

    void says(String answer) {
        manner = (connection, out) -> out.write(answer.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    /** The heads of all requests so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    int connections() {
        return connections.size();
    }

    private void listen() {
        try {
            while (true) {
                var connection = listening.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection; var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1))) {
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                heads.add(head);
                manner.answer(connection, connection.getOutputStream());
                connection.getOutputStream().flush();
            }
        } catch (IOException broken) {
            // As it should be, sometimes.
        }
    }

    private static String head(BufferedReader in) throws IOException {
        var head = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var connection : connections) {
                connection.close();
            }
            threads.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
