package dev.guesthouse.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a caller comes from, as it is counted. */
public final class CallerNetwork {

    private CallerNetwork() {
    }

    /** The address; whoever has an IPv6 address has the whole /64. @param address null where it is not known, and then so here */
    public static String of(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address;
        }
        try {
            // A literal: nothing is looked up.
            var bytes = InetAddress.getByName(address).getAddress();
            // An IPv4 address that was written as IPv6 has 4 bytes, and they count one by one.
            if (bytes.length == 16) {
                Arrays.fill(bytes, 8, 16, (byte) 0);
            }
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
