package dev.guesthouse.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Stands before a mail server, passes on what it is sent, and lies where a test says so: answers commands by itself, offers TLS with
 * any certificate.
 */
public final class LyingSmtp implements AutoCloseable {

    /** When a connection comes to have TLS. */
    public enum Tls {
        never, fromTheStart, afterStartTls
    }

    private final int behind;
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, String> lies = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(job -> {
        var thread = new Thread(job, "lying-smtp");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Tls tls = Tls.never;
    private volatile SSLContext identity;

    private LyingSmtp(int behind, ServerSocket listening) {
        this.behind = behind;
        this.listening = listening;
    }

    /** On a port of its own, before the server that listens at another one of this machine. */
    public static LyingSmtp before(int port) {
        try {
            var smtp = new LyingSmtp(port, new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            smtp.threads.execute(smtp::listen);
            return smtp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** From now on commands that begin so are answered so, in each connection. */
    public void answer(String command, String reply) {
        lies.put(command.toUpperCase(Locale.ROOT), reply);
    }

    /** From now on connections have TLS with this certificate; those that were open are closed. */
    public void secure(Tls when, SSLContext certificate) {
        tls = when;
        identity = certificate;
        connections.forEach(LyingSmtp::close);
    }

    /** It tells the truth again. */
    public void honest() {
        lies.clear();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(LyingSmtp::close);
        threads.shutdownNow();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                var client = listening.accept();
                connections.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        try (client; var server = new Socket("127.0.0.1", behind)) {
            new Conversation(client, server).hold();
        } catch (IOException e) {
            // One of the two has gone.
        } finally {
            connections.remove(client);
        }
    }

    /** One connection, a command after the other. */
    private final class Conversation {
        private final Socket server;
        private final InputStream fromServer;
        private Socket client;
        private InputStream fromClient;

        Conversation(Socket client, Socket server) throws IOException {
            this.server = server;
            fromServer = new BufferedInputStream(server.getInputStream());
            use(tls == Tls.fromTheStart ? secured(client) : client);
        }

        void hold() throws IOException {
            tell(reply());
            for (var line = line(fromClient); !line.isEmpty(); line = line(fromClient)) {
                var command = line.toUpperCase(Locale.ROOT);
                var lie = lies.entrySet().stream().filter(each -> command.startsWith(each.getKey())).map(Map.Entry::getValue).findFirst();
                if (lie.isPresent()) {
                    tell(lie.get() + "\r\n");
                } else if (command.startsWith("STARTTLS") && tls == Tls.afterStartTls) {
                    tell("220 Go on\r\n");
                    use(secured(client));
                } else {
                    passOn(line, command);
                }
                if (command.startsWith("QUIT")) {
                    // As servers do: clients wait for it.
                    return;
                }
            }
        }

        private void passOn(String line, String command) throws IOException {
            ask(line);
            var reply = reply();
            var offers = command.startsWith("EHLO") && tls == Tls.afterStartTls && !(client instanceof SSLSocket);
            tell(offers ? "250-here\r\n250 STARTTLS\r\n" : reply);
            if (command.startsWith("DATA") && reply.startsWith("354")) {
                String text;
                do {
                    text = line(fromClient);
                    ask(text);
                } while (!text.equals(".\r\n") && !text.isEmpty());
                tell(reply());
            }
        }

        private void use(Socket from) throws IOException {
            client = from;
            fromClient = new BufferedInputStream(from.getInputStream());
        }

        private Socket secured(Socket plain) throws IOException {
            var secure = (SSLSocket) identity.getSocketFactory().createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            return secure;
        }

        private void tell(String text) throws IOException {
            client.getOutputStream().write(text.getBytes(ISO_8859_1));
            client.getOutputStream().flush();
        }

        private void ask(String text) throws IOException {
            server.getOutputStream().write(text.getBytes(ISO_8859_1));
            server.getOutputStream().flush();
        }

        private String reply() throws IOException {
            var whole = new StringBuilder();
            String line;
            do {
                line = line(fromServer);
                if (line.isEmpty()) {
                    throw new EOFException();
                }
                whole.append(line);
            } while (line.length() > 3 && line.charAt(3) == '-');
            return whole.toString();
        }
    }

    /** With what ends it; empty at the end of the stream. */
    private static String line(InputStream from) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = from.read(); next >= 0; next = from.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString(ISO_8859_1);
    }
}
