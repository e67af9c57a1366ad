package dev.guesthouse.delivery.outbound;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;

import dev.guesthouse.delivery.targets.TargetException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** One call and its answer on the wire. All of it happens on one event loop. */
final class Exchange {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Call call;
    private final int most;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private HttpClientRequest request;

    /** @param most bytes of the answer's body */
    Exchange(Call call, int most) {
        this.call = call;
        this.most = most;
    }

    /** Completed with the answer, or what came instead of it. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Goes to this address, and nowhere else, for the host that the call names: its name is what certificate and server are asked for. */
    void begin(HttpClient client, InetAddress to) {
        try {
            request(client, to);
        } catch (RuntimeException e) {
            // What is no header, say: nobody else hears of it on the event loop.
            answer.completeExceptionally(e);
        }
    }

    private void request(HttpClient client, InetAddress to) {
        var https = Destination.isHttps(call.address());
        var port = call.address().getPort() > 0 ? call.address().getPort() : https ? HTTPS : HTTP;
        var options = new RequestOptions().setMethod(HttpMethod.valueOf(call.method())).setSsl(https).setHost(call.address().getHost()).setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, to.getHostAddress())).setURI(target());
        call.headers().forEach(options::putHeader);
        client.request(options).onFailure(answer::completeExceptionally).onSuccess(this::send);
    }

    private String target() {
        var path = call.address().getRawPath();
        return (path.isEmpty() ? "/" : path) + (call.address().getRawQuery() == null ? "" : "?" + call.address().getRawQuery());
    }

    private void send(HttpClientRequest opened) {
        request = opened;
        if (answer.isDone()) {
            opened.reset();
            return;
        }
        var body = call.body() == null ? Buffer.buffer() : Buffer.buffer(call.body());
        // A request that has no body says nothing of its length but where a server waits for it.
        var sent = call.body() == null ? opened.send() : opened.send(body);
        sent.onFailure(answer::completeExceptionally).onSuccess(this::read);
    }

    private void read(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.exceptionHandler(fault -> answer.completeExceptionally(TargetException.away("The target system broke off its answer.")));
        response.handler(part -> {
            if (body.length() + part.length() > most) {
                answer.completeExceptionally(TargetException.refused("The target system's answer is larger than any should be."));
                end();
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(whole -> answer.complete(new Answer(response.statusCode(), response.headers(), body)));
    }

    /** Breaks it off: its connection is used no more. */
    void end() {
        if (request != null) {
            request.reset();
        }
    }
}
