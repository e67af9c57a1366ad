package dev.guesthouse.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    @DisplayName("APR-06 a token has 256 random bits")
    void token() {
        var tokens = Stream.generate(() -> Secret.token("guesthouse_")).limit(1_000).collect(Collectors.toSet());
        assertEquals(1_000, tokens.size());
        tokens.forEach(token -> assertEquals(32, Base64.getUrlDecoder().decode(token.substring("guesthouse_".length())).length));
    }

    @Test
    @DisplayName("IDY-01 a code is 6 digits, leading zeros and all")
    void code() {
        var codes = Stream.generate(Secret::sixDigits).limit(2_000).toList();
        codes.forEach(code -> assertTrue(code.matches("\\d{6}"), code));
        assertTrue(codes.stream().anyMatch(code -> code.startsWith("0")));
        assertTrue(codes.stream().distinct().count() > 1_900);
    }

    @Test
    @DisplayName("APR-06 what is kept is the SHA-256 of a token")
    void hash() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", HexFormat.of().formatHex(Secret.hash("abc")));
        assertArrayEquals(Secret.hash("abc"), Secret.hash("a".getBytes(StandardCharsets.UTF_8), "bc".getBytes(StandardCharsets.UTF_8)));
    }
}
