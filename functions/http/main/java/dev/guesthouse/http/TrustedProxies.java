package dev.guesthouse.http;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;

/** Refuses to start where anybody could say what their address is (IDY-07): limits count callers by it. */
@ApplicationScoped
class TrustedProxies {

    void check(@Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false") boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<String> trusted) {
        if (forwarding && trusted.filter(proxies -> !proxies.isBlank()).isEmpty()) {
            throw new IllegalStateException("quarkus.http.proxy.proxy-address-forwarding is on and quarkus.http.proxy.trusted-proxies names nobody:"
                    + " anybody could forge where a call comes from. Name the proxies in front of this program.");
        }
    }
}
