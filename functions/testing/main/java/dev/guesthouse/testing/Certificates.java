package dev.guesthouse.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of one's own, and certificates that it signed, made by the JDK's {@code keytool} when a test begins. */
public final class Certificates {

    private static final String PASSWORD = "only-for-tests";
    private static final String AUTHORITY = "authority";

    private final Path store;
    private final Path authority;

    private Certificates(Path directory) {
        store = directory.resolve("certificates.p12");
        authority = directory.resolve("authority.pem");
    }

    /** An authority, its files in a folder. */
    public static Certificates in(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        var made = new Certificates(directory);
        made.make(AUTHORITY, "-ext", "bc:c", "-validity", "30");
        Files.writeString(made.authority, "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(
                Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(made.load().getCertificate(AUTHORITY).getEncoded())));
        return made;
    }

    /** The authority's own certificate, as PEM. */
    public Path authority() {
        return authority;
    }

    /**
     * What a server shows that has a certificate of this authority.
     *
     * @param name as {@code keytool} takes it: {@code ip:127.0.0.1}, {@code dns:mail.example}
     * @param more arguments of {@code keytool}, for its dates
     */
    public SSLContext server(String name, String... more) throws IOException, GeneralSecurityException, InterruptedException {
        var arguments = new ArrayList<>(List.of("-signer", AUTHORITY, "-ext", "san=" + name));
        arguments.addAll(List.of(more));
        var alias = "server" + load().size();
        make(alias, arguments.toArray(String[]::new));
        var all = load();
        var one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(alias, all.getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all.getCertificateChain(alias));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private void make(String alias, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", alias,
                "-keyalg", "EC", "-dname", "CN=" + alias, "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
