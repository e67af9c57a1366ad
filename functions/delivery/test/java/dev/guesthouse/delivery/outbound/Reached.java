package dev.guesthouse.delivery.outbound;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.guesthouse.connector.Credentials;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;

/** The outbound client of a test: as the program has it, but that it goes to this machine. */
public final class Reached {

    /** Of tests in which nobody hangs: longer than a busy machine takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Vertx VERTX = Vertx.vertx();

    private Reached() {
    }

    /** To hosts of this machine. */
    public static Outbound on(String... hosts) {
        return within(PATIENCE, InetAddress::getAllByName, new HttpClientOptions(), Clock.systemUTC(), hosts);
    }

    /** Those of this machine, with the same credentials for all connectors. */
    public static Authorized with(Credentials credentials) {
        var outbound = on("127.0.0.1");
        return new Authorized(outbound, new Tokens(outbound, Clock.systemUTC()), connector -> credentials);
    }

    /** One that waits for two seconds only. */
    static Outbound by(Names names, HttpClientOptions options, Clock clock, String... insecure) {
        return within(SHORT, names, options, clock, insecure);
    }

    private static Outbound within(Duration longest, Names names, HttpClientOptions options, Clock clock, String... insecure) {
        return new Outbound(new Destination(List.of(insecure)::contains, names), options, VERTX, clock, longest);
    }
}
