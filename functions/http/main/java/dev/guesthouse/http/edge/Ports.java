package dev.guesthouse.http.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;

/**
 * Tries, just before a program listens, whether it can: a port that somebody else has, or an address that is not this machine's,
 * ends the start with a sentence that names the setting (OPS-01), where Quarkus would print a stack trace or names none.
 */
@ApplicationScoped
class Ports {

    void tryEach(@Observes Router router,
            @ConfigProperty(name = "quarkus.http.host") String host, @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled") String plain,
            @ConfigProperty(name = "quarkus.management.host") String managementHost,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        // In development the program is made anew behind ports that it goes on holding.
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        if (!plain.equalsIgnoreCase("disabled")) {
            listen("quarkus.http", host, port);
        }
        listen("quarkus.management", managementHost, managementPort);
    }

    /** One that is 0 is any that is free. */
    private static void listen(String setting, String host, int port) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(("This program cannot listen at %s:%d (%s). Where something else does, another Guesthouse perhaps, give this one"
                    + " a port of its own with %s.port (environment variable %s_PORT); the address is %s.host.")
                    .formatted(host, port, e.getMessage(), setting, setting.toUpperCase(Locale.ROOT).replace('.', '_'), setting));
        }
    }
}
