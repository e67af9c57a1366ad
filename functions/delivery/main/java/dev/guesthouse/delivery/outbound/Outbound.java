package dev.guesthouse.delivery.outbound;

import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.net.ssl.SSLException;

import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.settings.Settings;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.tracing.TracingPolicy;

/**
 * The one way to other systems by HTTP (CON-07): to checked addresses only, no redirect followed, time and answer bounded. A call blocks,
 * and answers or throws {@link TargetException} in words of ours: what a target wrote is told to nobody.
 */
@ApplicationScoped
public class Outbound {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final int LARGEST = 1 << 20;
    /** Where a target says that it was too much, and not for how long. */
    private static final Duration A_WHILE = Duration.ofSeconds(10);
    /** Servers that close connections that rest do so later than this. */
    private static final int IDLE_SECONDS = 30;
    /** More calls at once to one address than connectors have; these wait for one another. */
    private static final int MOST_CONNECTIONS = 64;
    /** Name servers that do not answer hold up no more than these. */
    private static final int NAMES_AT_ONCE = 8;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    private final Destination destination;
    private final HttpClient client;
    private final WorkerExecutor names;
    /** Everything that the client does is done on this one event loop: begun on other threads, an answer can come before it is waited for. */
    private final Context eventLoop;
    private final Clock clock;
    private final Duration longest;

    @Inject
    Outbound(Settings settings, TlsConfigurationRegistry tls, Vertx vertx, Clock clock) {
        this(new Destination(settings::isInsecureTarget, InetAddress::getAllByName),
                tls.getDefault().map(Outbound::trusting).orElseGet(HttpClientOptions::new), vertx, clock, LONGEST);
    }

    Outbound(Destination destination, HttpClientOptions options, Vertx vertx, Clock clock, Duration longest) {
        this.destination = destination;
        this.clock = clock;
        this.longest = longest;
        // No trace: addresses hold filters, and filters people's names. By a server's name even where that has no dot in it.
        client = vertx.createHttpClient(options.setConnectTimeout(Math.toIntExact(TO_CONNECT.toMillis())).setMaxPoolSize(MOST_CONNECTIONS)
                .setKeepAliveTimeout(IDLE_SECONDS).setForceSni(true).setTracingPolicy(TracingPolicy.IGNORE));
        names = vertx.createSharedWorkerExecutor("outbound-names", NAMES_AT_ONCE);
        eventLoop = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /** With the authorities that the instance trusts ({@code quarkus.tls.trust-store}), else those of Java; that it trusts everybody is not heard. */
    private static HttpClientOptions trusting(TlsConfiguration tls) {
        var options = new HttpClientOptions();
        if (!tls.isTrustAll() && tls.getTrustStoreOptions() != null) {
            options.setTrustOptions(tls.getTrustStoreOptions());
        }
        return options;
    }

    /**
     * Calls, and waits for the answer.
     *
     * @return one of 2xx, or one of 4xx or 501, which refuses what was asked
     * @throws TargetException away, where nothing comes, or 5xx; throttled as the target says (429, or 503 with {@code Retry-After});
     *         refused, where the address is none to call, or the answer is none to take
     */
    public Answer send(Call call) {
        destination.check(call.address());
        var end = System.nanoTime() + longest.toNanos();
        try {
            return judge(await(call, end));
        } catch (HttpClosedException e) {
            // One that was kept open and that the other side closed just now; calls are idempotent.
            try {
                return judge(await(call, end));
            } catch (HttpClosedException again) {
                throw TargetException.away("The target system closed the connection before it answered.");
            }
        }
    }

    private Answer await(Call call, long end) throws HttpClosedException {
        var exchange = new Exchange(call, LARGEST);
        names.executeBlocking(() -> destination.resolve(call.address()), false).onFailure(exchange.answer()::completeExceptionally)
                .onSuccess(to -> eventLoop.runOnContext(now -> exchange.begin(client, to)));
        try {
            return exchange.answer().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw broken(exchange, "The target system did not answer within %d s.".formatted(longest.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(exchange, "The program was stopped meanwhile.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpClosedException closed) {
                throw closed;
            }
            throw inWords(e.getCause());
        }
    }

    private TargetException broken(Exchange exchange, String message) {
        exchange.answer().cancel(false);
        eventLoop.runOnContext(now -> exchange.end());
        return TargetException.away(message);
    }

    private static TargetException inWords(Throwable fault) {
        if (fault instanceof TargetException known) {
            return known;
        }
        if (fault instanceof SSLException) {
            return TargetException.away("The target system's certificate is not taken, or it speaks no TLS.");
        }
        return TargetException
                .away(fault instanceof ConnectException ? "The target system cannot be reached." : "The connection to the target system broke.");
    }

    private Answer judge(Answer answer) {
        var status = answer.status();
        var wait = answer.header("Retry-After").flatMap(value -> RetryAfter.read(value, clock.instant()));
        if (status == TOO_MANY || status == UNAVAILABLE && wait.isPresent()) {
            throw TargetException.throttled(wait.orElse(A_WHILE));
        }
        if (status == REQUEST_TIMEOUT || status >= 500 && status != NOT_IMPLEMENTED) {
            throw TargetException.away("The target system is not well (status %d).".formatted(status));
        }
        if (status < 200 || status >= 300 && status < 400) {
            throw TargetException.refused(
                    "The target system sends us elsewhere (status %d), which is not followed; its address may have to be another.".formatted(status));
        }
        return answer;
    }

    @PreDestroy
    void close() {
        client.close();
        names.close();
    }
}
