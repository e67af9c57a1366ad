package dev.guesthouse.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;

/**
 * Where a call comes from (IDY-07). Each proxy on its way adds to {@code X-Forwarded-For} whom it has the call from, behind
 * what the caller may have written there. So of what a trusted proxy hands over, the last address is believed that is no
 * trusted proxy's; Quarkus would take the first.
 */
@ApplicationScoped
class ClientAddress {

    private final boolean believes;
    private final List<CidrAddress> proxies;

    ClientAddress(@ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false") boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.allow-forwarded", defaultValue = "false") boolean otherHeader,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.believes = forwarding && !otherHeader;
        this.proxies = trusted.orElse(List.of()).stream().map(ClientAddress::network).filter(Objects::nonNull).toList();
    }

    /** Null where it cannot be known. */
    String of(HttpServerRequest request) {
        var forwarded = request.headers().getAll("X-Forwarded-For");
        // Quarkus says whether the proxy is trusted, and lets no caller say so.
        if (believes && !forwarded.isEmpty() && "true".equals(request.getHeader("X-Forwarded-Trusted-Proxy"))) {
            return last(String.join(",", forwarded).split(","));
        }
        return request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
    }

    private String last(String[] hops) {
        for (var i = hops.length - 1; i >= 0; i--) {
            var address = Inet.parseInetAddress(withoutPort(hops[i].strip()));
            if (address == null || i == 0 || !isProxy(address)) {
                return address == null ? null : address.getHostAddress();
            }
        }
        return null;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.matches(address));
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.replaceFirst("^\\[(.*)].*", "$1");
        }
        return hop.indexOf(':') == hop.lastIndexOf(':') ? hop.replaceFirst(":.*", "") : hop;
    }

    /** Null for a proxy that is named by its host: it may hand calls over itself, but is not known by an address. */
    private static CidrAddress network(String proxy) {
        if (proxy.contains("/")) {
            return Inet.parseCidrAddress(proxy.strip());
        }
        var address = Inet.parseInetAddress(withoutPort(proxy.strip()));
        return address == null ? null : CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
    }
}
