package dev.guesthouse.delivery.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.guesthouse.delivery.targets.TargetException;

/**
 * Where calls may go (CON-07): to the public network by HTTPS, or to a host that the instance's own settings name. A name is resolved
 * once, all its addresses are looked at, and the call goes to one of those: what the name means a moment later changes nothing.
 */
final class Destination {

    private final Predicate<String> insecure;
    private final Names names;

    /** @param insecure whether a host, in lower case, may be inside, or without TLS */
    Destination(Predicate<String> insecure, Names names) {
        this.insecure = insecure;
        this.names = names;
    }

    /** @throws TargetException refused, where an address is not one that we call, whatever it leads to */
    void check(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null
                || !isHttps(address) && !isHttp(address)) {
            throw TargetException.refused("The target system's address is no HTTPS address of a host.");
        }
        if (!isHttps(address) && !isInsecure(address)) {
            throw TargetException.refused("The target system's address has no TLS, which is only done where guesthouse.insecure-targets names its host.");
        }
    }

    /** The address of the network to connect to. Waits for name servers. */
    InetAddress resolve(URI address) {
        var host = host(address);
        try {
            var all = names.of(host);
            if (!isInsecure(address) && Stream.of(all).anyMatch(Inside::is)) {
                throw TargetException
                        .refused("The target system's address leads inside, which is only done where guesthouse.insecure-targets names its host.");
            }
            return all[0];
        } catch (UnknownHostException e) {
            throw TargetException.away("The target system's host has no address at present.");
        }
    }

    static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static boolean isHttp(URI address) {
        return "http".equalsIgnoreCase(address.getScheme());
    }

    private boolean isInsecure(URI address) {
        return insecure.test(host(address));
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }
}
