package dev.guesthouse.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Random tokens and the hashes they are kept as. */
public final class Secret {

    /** As many characters as 256 bits are in base64url; what follows one is no part of it, though it could be. */
    private static final String TOKEN = "([\\w-]{43})";
    private static final Pattern IN_ADDRESS = Pattern.compile("/[pd]/" + TOKEN);
    private static final Pattern ALONE = Pattern.compile("^[^\\w-]*" + TOKEN);

    private Secret() {
    }

    /** A token of 256 random bits in base64url after a prefix by which secret scanners can know it. */
    public static String token(String prefix) {
        var bits = new byte[32];
        random().nextBytes(bits);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /**
     * The token without a prefix in what somebody pasted: itself or the address that ends with it ({@code …/p/TOKEN}), whatever
     * mail programs, trackers and sentences have put around it; empty where there is none.
     */
    public static Optional<String> tokenIn(String pasted) {
        return Stream.of(IN_ADDRESS, ALONE).map(form -> form.matcher(pasted)).filter(Matcher::find).map(found -> found.group(1)).findFirst();
    }

    /** Six random decimal digits. */
    public static String sixDigits() {
        return "%06d".formatted(random().nextInt(1_000_000));
    }

    /** Random bytes that make equal values differ once hashed. */
    public static byte[] salt() {
        var salt = new byte[32];
        random().nextBytes(salt);
        return salt;
    }

    /** SHA-256 over the parts one after another; enough for tokens, whose 256 bits nobody can try. */
    public static byte[] hash(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** SHA-256 of a text. */
    public static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    // Made when needed: a generator in a static field would be seeded while a native image is built.
    private static SecureRandom random() {
        return new SecureRandom();
    }
}
