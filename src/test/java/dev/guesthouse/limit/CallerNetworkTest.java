package dev.guesthouse.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerNetworkTest {

    @ParameterizedTest
    @CsvSource({
            "192.0.2.1, 192.0.2.1",
            "::ffff:192.0.2.1, 192.0.2.1",
            "2001:db8:0:7:1:2:3:4, 2001:db8:0:7:0:0:0:0",
            "2001:db8:0:7::9, 2001:db8:0:7:0:0:0:0",
            "not an address, not an address" })
    @DisplayName("IDY-01 MSG-05 an IPv4 address counts by itself, an IPv6 address with all of its /64")
    void counted(String address, String network) {
        assertEquals(network, CallerNetwork.of(address));
    }

    @Test
    @DisplayName("MSG-05 where nobody knows where a call came from, it is of no network")
    void unknown() {
        assertNull(CallerNetwork.of(null));
    }
}
