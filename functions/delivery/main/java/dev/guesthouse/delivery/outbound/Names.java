package dev.guesthouse.delivery.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What addresses a host has; the machine's own way to find out, where a test does not lie about it. */
@FunctionalInterface
interface Names {

    InetAddress[] of(String host) throws UnknownHostException;
}
