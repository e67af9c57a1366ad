package dev.guesthouse.delivery.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.delivery.targets.TargetException;

class EncodedTest {

    @ParameterizedTest(name = "CON-07 the id {0} is one segment of a path: {1}")
    @CsvSource({ "a/b, a%2Fb", "../admin, ..%2Fadmin", "50%, 50%25", "a b+c, a%20b%2Bc", "a?b#c, a%3Fb%23c", "~x_1-2.3, ~x_1-2.3", "müller*, m%C3%BCller%2A" })
    void segment(String id, String encoded) {
        assertEquals(URI.create("https://scim.example/v2/Groups/" + encoded), Encoded.below(URI.create("https://scim.example/v2/"), "Groups", id));
    }

    @ParameterizedTest(name = "CON-07 the id [{0}] is none")
    @ValueSource(strings = { "", ".", ".." })
    void dots(String id) {
        assertThrows(TargetException.class, () -> Encoded.below(URI.create("https://scim.example"), id));
    }

    @Test
    @DisplayName("CON-07 what a filter holds stays in its value")
    void query() {
        assertEquals("https://scim.example/Users?filter=userName%20eq%20%22a%26b%3D%5C%22c%22",
                Encoded.below(URI.create("https://scim.example"), Map.of("filter", "userName eq \"a&b=\\\"c\""), "Users").toString());
    }
}
