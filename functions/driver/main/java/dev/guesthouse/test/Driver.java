package dev.guesthouse.test;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.restassured.RestAssured;

/** The instance under test, as its callers see it. */
public final class Driver {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** The one that {@code @QuarkusTest} runs. */
    static final Supplier<URI> IN_THIS_PROCESS = () -> URI.create(RestAssured.baseURI + ":" + RestAssured.port);

    private final Mails mails;
    private final Supplier<URI> url;

    /** @param url asked at each call: a program that is started again may listen elsewhere */
    public Driver(Mails mails, Supplier<URI> url) {
        this.mails = mails;
        this.url = url;
    }

    /** Somebody who has not signed in, at a network address of their own. */
    public Client nobody() {
        return new Client(url, null, null, Map.of("X-Forwarded-For", anotherAddress()));
    }

    /** Somebody who signs in with the code that their mailbox got. */
    public Client signIn(String email) {
        var stranger = nobody();
        var before = mails.allTo(email).size();
        var ticket = stranger.post("send-code", "email", email).ok().text("ticket");
        var code = mails.awaitCode(email, before);
        return bearer(email, stranger.post("redeem-code", "ticket", ticket, "code", code).ok().text("token"));
    }

    /** Whoever has a token. */
    public Client bearer(String email, String token) {
        return new Client(url, email, token, Map.of("X-Forwarded-For", anotherAddress()));
    }

    private static String anotherAddress() {
        var number = ADDRESSES.incrementAndGet();
        return "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    }
}
