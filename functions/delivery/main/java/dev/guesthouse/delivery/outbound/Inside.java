package dev.guesthouse.delivery.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are not the public network's (CON-07): whoever names a host of their own could have this program look around where
 * only it can get to. What is not known to lead outside leads inside (IANA's registries of special-purpose addresses, RFC 6890).
 */
final class Inside {

    private static final List<Network> NOT_OUTSIDE = List.of(v4(8, 0), v4(8, 10), v4(10, 100, 64), v4(8, 127), v4(16, 169, 254), v4(12, 172, 16),
            v4(24, 192, 0, 0), v4(24, 192, 0, 2), v4(24, 192, 88, 99), v4(16, 192, 168), v4(15, 198, 18), v4(24, 198, 51, 100), v4(24, 203, 0, 113), v4(3, 224));
    /** All that was given out for the public network, and what of it was not: IETF's own (Teredo is there), documentation. */
    private static final Network GLOBAL = v6(3, 0x20);
    private static final List<Network> NOT_GLOBAL = List.of(v6(23, 0x20, 0x01), v6(32, 0x20, 0x01, 0x0d, 0xb8), v6(20, 0x3f, 0xff));
    /** Both hold an IPv4 address, which is where they lead (RFC 3056, RFC 6052). */
    private static final Network SIX_TO_FOUR = v6(16, 0x20, 0x02);
    private static final Network TRANSLATED = v6(96, 0, 0x64, 0xff, 0x9b);

    private Inside() {
    }

    /** An IPv6 address that only stands for an IPv4 one ({@code ::ffff:127.0.0.1}) is that one: Java reads it so. */
    static boolean is(InetAddress address) {
        return address instanceof Inet4Address ? isInsideFour(address.getAddress()) : isInsideSix(address.getAddress());
    }

    private static boolean isInsideFour(byte[] address) {
        return NOT_OUTSIDE.stream().anyMatch(network -> network.has(address));
    }

    private static boolean isInsideSix(byte[] address) {
        if (TRANSLATED.has(address)) {
            return isInsideFour(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.has(address)) {
            return isInsideFour(Arrays.copyOfRange(address, 2, 6));
        }
        return !GLOBAL.has(address) || NOT_GLOBAL.stream().anyMatch(network -> network.has(address));
    }

    /** The first bits that its addresses share. */
    private record Network(byte[] first, int bits) {

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                if (((first[bit / 8] ^ address[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Network v4(int bits, int... first) {
        return new Network(bytes(4, first), bits);
    }

    private static Network v6(int bits, int... first) {
        return new Network(bytes(16, first), bits);
    }

    private static byte[] bytes(int length, int... first) {
        var bytes = new byte[length];
        for (int i = 0; i < first.length; i++) {
            bytes[i] = (byte) first[i];
        }
        return bytes;
    }
}
