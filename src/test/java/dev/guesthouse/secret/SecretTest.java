package dev.guesthouse.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    @DisplayName("APR-06 a token has 256 random bits")
    void token() {
        var tokens = Stream.generate(() -> Secret.token("guesthouse_")).limit(1_000).collect(Collectors.toSet());
        assertEquals(1_000, tokens.size());
        tokens.forEach(token -> assertEquals(32, Base64.getUrlDecoder().decode(token.substring("guesthouse_".length())).length));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", " %s\n", "<%s>", "%s.", "(%s),", "\"%s\"", "https://guests.home.example/p/%s", "http://GUESTS.home.example/base/d/%s/",
            "https://guests.home.example/p/%s?utm_source=mail&next=/p/0123456789012345678901234567890123456789abc", "https://guests.home.example/p/%s#top",
            "Is it this? See <https://guests.home.example/d/%s>.", "\u201Ehttps://guests.home.example/p/%s\u201C", "_https://guests.home.example/p/%s_" })
    @DisplayName("PKG-03 APR-06 a token is found in a link as people paste it")
    void pasted(String text) {
        var token = Secret.token("");
        assertEquals(Optional.of(token), Secret.tokenIn(text.formatted(token)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "made-up", "https://guests.home.example/p/", "https://guests.home.example/p/made-up",
            "https://guests.home.example/0123456789012345678901234567890123456789abc" })
    @DisplayName("PKG-03 APR-06 in anything else there is none")
    void nothingPasted(String text) {
        assertEquals(Optional.empty(), Secret.tokenIn(text));
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
