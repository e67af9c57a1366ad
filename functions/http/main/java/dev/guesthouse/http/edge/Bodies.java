package dev.guesthouse.http.edge;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable.Size;
import dev.guesthouse.http.gate.Identity;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Bodies of calls: how much may come is known before any of it is read, of one call and of all that are under way. */
@ApplicationScoped
class Bodies {

    /** What {@link #announced} says of a body that comes in chunks. */
    private static final long UNKNOWN = -1;

    /**
     * For all that are larger than a stranger's; of those there are no more than connections. What is made of a body takes up to thirty
     * times its size, so together they take a quarter of the memory: half of that for whoever has a role and for machines, and half for
     * everybody else, since whoever has a mailbox can sign in, and keep a body coming.
     */
    private final AtomicLong room = half();
    private final AtomicLong roomOfRoles = half();

    /** How long the head of a call says that its body is; 0 where it has none. */
    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return Long.parseLong(length);
        }
        return length == null && request.version() != HttpVersion.HTTP_2 && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? 0 : UNKNOWN;
    }

    /**
     * What is sent with a call. Whoever sends more than a stranger may is looked at before anything of it is read.
     *
     * @param most bytes
     * @param admitted finds out who calls, off the event loop; throws what keeps them out
     * @return fails with a {@link Problem} too-large, busy or malformed-json
     */
    Future<Buffer> take(RoutingContext context, int most, Supplier<Identity> admitted) {
        context.request().pause();
        // What nobody wanted to read goes by.
        context.addEndHandler(answered -> context.request().resume());
        var announced = announced(context.request());
        if (announced > most) {
            throw tooLarge(most);
        }
        if (most <= Size.STRANGER.bytes || announced != UNKNOWN && announced <= Size.STRANGER.bytes) {
            return read(context.request(), Size.STRANGER.bytes);
        }
        return context.vertx().getOrCreateContext().executeBlocking(admitted::get, false).compose(caller -> {
            reserve(context, caller, announced == UNKNOWN ? most : announced);
            return read(context.request(), most);
        });
    }

    /**
     * Sets room aside for a body until its call is answered.
     *
     * @param caller who may call: those who may not would take room from those who do
     * @throws Problem busy, where so much is under way that this is too much; malformed-json, where the caller is gone
     */
    private void reserve(RoutingContext context, Identity caller, long bytes) {
        if (context.response().closed()) {
            // Nothing would tell any more that it ended, and give the room back.
            throw breaksOff();
        }
        var room = caller.hasRole() ? roomOfRoles : this.room;
        if (room.addAndGet(-bytes) < 0) {
            room.addAndGet(bytes);
            throw new Problem(ProblemType.BUSY, "So much is sent to this instance at the moment that it takes no more of this size. Call again in a few seconds.");
        }
        var isTaken = new AtomicBoolean(true);
        Runnable giveBack = () -> {
            if (isTaken.getAndSet(false)) {
                room.addAndGet(bytes);
            }
        };
        // Of a call whose connection has just failed no end is told any more; that it is closed is.
        var closed = ((ConnectionBase) context.request().connection()).channel().closeFuture();
        ChannelFutureListener atClose = channel -> giveBack.run();
        closed.addListener(atClose);
        context.addEndHandler(answered -> {
            closed.removeListener(atClose);
            giveBack.run();
        });
    }

    /**
     * Reads the body of a call that was paused.
     *
     * @return what was sent; fails with a {@link Problem} too-large where that is more than the most, malformed-json where it breaks off
     */
    private Future<Buffer> read(HttpServerRequest request, int most) {
        if (announced(request) > most) {
            throw tooLarge(most);
        }
        if (announced(request) != 0) {
            meetExpectation(request);
        }
        var body = Buffer.buffer();
        var read = Promise.<Buffer>promise();
        request.handler(part -> {
            if (body.length() + part.length() > most) {
                read.tryFail(tooLarge(most));
            } else if (!read.future().isComplete()) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(broken -> read.tryFail(breaksOff()));
        request.endHandler(end -> read.tryComplete(body));
        request.resume();
        return read.future();
    }

    private static AtomicLong half() {
        return new AtomicLong(Math.max(Size.LIST.bytes, Runtime.getRuntime().maxMemory() / 256));
    }

    private static Problem breaksOff() {
        return new Problem(ProblemType.MALFORMED_JSON, "The body breaks off, or is no HTTP.");
    }

    private static Problem tooLarge(int most) {
        return new Problem(ProblemType.TOO_LARGE, "The body may be %,d bytes at most.", most);
    }

    /** Whoever waits to be asked for the body is asked (RFC 9110, 10.1.1). */
    private static void meetExpectation(HttpServerRequest request) {
        var expected = request.getHeader(HttpHeaders.EXPECT);
        if (expected != null && !"100-continue".equalsIgnoreCase(expected)) {
            throw new Problem(ProblemType.MALFORMED_JSON, "What the call expects of HTTP is not known here: leave the header Expect out.");
        }
        if (expected != null && request.version() != HttpVersion.HTTP_1_0) {
            request.response().writeContinue();
        }
    }
}
