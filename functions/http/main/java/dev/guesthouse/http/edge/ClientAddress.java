package dev.guesthouse.http.edge;

import java.net.InetAddress;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.guesthouse.settings.Settings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;

/**
 * Where a call comes from (IDY-07). Each proxy on its way adds to {@code X-Forwarded-For} whom it has the call from, behind
 * what the caller may have written there. So of what a trusted proxy hands over, the last address is believed that is no
 * trusted proxy's. Quarkus' own forwarding would take the first, and never answers a call whose first is none.
 */
@ApplicationScoped
class ClientAddress {

    private final List<CidrAddress> proxies;

    ClientAddress(Settings settings) {
        proxies = settings.trustedProxies().orElse(List.of()).stream().map(ClientAddress::network).toList();
    }

    /** Whatever is set wrong stops the start, since limits count callers by their address. */
    void check(@Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false") boolean forwarding) {
        if (forwarding) {
            throw new ConfigurationException("quarkus.http.proxy.proxy-address-forwarding would let a caller forge where a call comes from:"
                    + " leave it out, and name the proxies in front of this program in guesthouse.trusted-proxies.");
        }
    }

    /** Null where it cannot be known. */
    String of(HttpServerRequest request) {
        if (request.remoteAddress() == null) {
            return null;
        }
        var peer = request.remoteAddress().hostAddress();
        var hops = String.join(",", request.headers().getAll("X-Forwarded-For")).split(",");
        for (var i = hops.length - 1; i >= 0 && isProxy(peer); i--) {
            var address = Inet.parseInetAddress(withoutPort(hops[i].strip()));
            if (address == null) {
                return peer;
            }
            peer = address.getHostAddress();
        }
        return peer;
    }

    private boolean isProxy(String peer) {
        var address = Inet.parseInetAddress(peer);
        return address != null && proxies.stream().anyMatch(network -> network.matches(address));
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.replaceFirst("^\\[(.*)].*", "$1");
        }
        return hop.indexOf(':') == hop.lastIndexOf(':') ? hop.replaceFirst(":.*", "") : hop;
    }

    private static CidrAddress network(String proxy) {
        InetAddress address = Inet.parseInetAddress(proxy.strip());
        var network = address == null ? Inet.parseCidrAddress(proxy.strip()) : CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
        if (network == null) {
            throw new ConfigurationException("guesthouse.trusted-proxies names '%s', which is neither an address nor a network such as 10.0.0.0/8".formatted(proxy));
        }
        return network;
    }
}
