package dev.guesthouse.http.edge;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;

/**
 * How long a connection of HTTP/1.1 may keep us waiting: for a body, for an answer to be taken, for the next call, and for the head of
 * it once that has begun. While a call is worked on nobody waits for the caller, however long it takes, and nothing more is read from them.
 * Quarkus knows one time for all of these ({@code quarkus.http.idle-timeout}), which is left for the first head of a connection.
 */
@ApplicationScoped
class Connections {

    private static final Duration HEAD = Duration.ofSeconds(10);
    /** The largest list of all comes in this time over 50 KB/s. */
    private static final Duration BODY = Duration.ofSeconds(20);
    /** Longer than gateways keep what idles, two minutes at most, so that none sends a call over a connection that we just close. */
    private static final Duration IDLE = Duration.ofSeconds(150);
    /** How many calls may come before the first of them was answered; hardly any client sends a second one. */
    private static final int AHEAD = 10;

    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            watch(context.request());
            context.next();
        });
    }

    private static void watch(HttpServerRequest request) {
        var pipeline = ((ConnectionBase) request.connection()).channel().pipeline();
        if (request.version() != HttpVersion.HTTP_2 && pipeline.get(Watch.class) == null) {
            var idle = pipeline.get(IdleStateHandler.class);
            if (idle != null) {
                pipeline.remove(idle);
            }
            pipeline.addBefore(pipeline.lastContext().name(), null, new Watch());
        }
    }

    /** Of one connection, between HTTP's codec and the server, from the first head on; all of it on the connection's event loop. */
    private static final class Watch extends ChannelDuplexHandler {

        private Future<?> deadline;
        /** A head has come, and not all of its body. */
        private boolean isComing;
        private int unanswered;
        private boolean hasHead;
        private boolean hasPart;

        @Override
        public void handlerAdded(ChannelHandlerContext connection) {
            begin(connection);
            hasPart = true;
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext connection) {
            stopWaiting();
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object part) {
            hasPart = true;
            if (part instanceof HttpRequest) {
                begin(connection);
            }
            if (part instanceof LastHttpContent) {
                isComing = false;
                if (unanswered == 0) {
                    await(connection, IDLE);
                } else {
                    stopWaiting();
                    connection.channel().config().setAutoRead(false);
                }
            }
            if (unanswered > AHEAD) {
                ReferenceCountUtil.release(part);
                connection.close();
            } else {
                connection.fireChannelRead(part);
            }
        }

        /** What was read without any part coming of it is the beginning of a head. */
        @Override
        public void channelReadComplete(ChannelHandlerContext connection) {
            if (!hasPart && !hasHead && !isComing && unanswered == 0) {
                hasHead = true;
                await(connection, HEAD);
            }
            hasPart = false;
            connection.fireChannelReadComplete();
        }

        @Override
        public void write(ChannelHandlerContext connection, Object part, ChannelPromise written) {
            var isEnd = part instanceof LastHttpContent && !(part instanceof HttpResponse response && response.status().codeClass() == HttpStatusClass.INFORMATIONAL);
            var taken = isEnd ? written.unvoid().addListener(done -> answered(connection)) : written;
            if (isEnd && !isComing) {
                await(connection, IDLE);
            }
            connection.write(part, taken);
        }

        private void begin(ChannelHandlerContext connection) {
            isComing = true;
            hasHead = false;
            unanswered++;
            await(connection, BODY);
        }

        private void answered(ChannelHandlerContext connection) {
            unanswered--;
            if (unanswered == 0) {
                connection.channel().config().setAutoRead(true);
            } else if (!isComing) {
                stopWaiting();
            }
        }

        private void await(ChannelHandlerContext connection, Duration patience) {
            stopWaiting();
            deadline = connection.executor().schedule(() -> connection.close(), patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void stopWaiting() {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }
}
