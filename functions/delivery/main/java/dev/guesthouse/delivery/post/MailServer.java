package dev.guesthouse.delivery.post;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;

/**
 * The mail server as {@code quarkus.mailer.…} says, with TLS as {@code quarkus.tls.…} does. Quarkus' own client has no use for the
 * default TLS configuration, and where another one is named, or everything trusted, it begins with TLS though STARTTLS is meant.
 */
@Startup
@ApplicationScoped
class MailServer {

    /** Servers that take TLS from the first byte listen here (RFC 8314, 3.3). */
    private static final int IMPLICIT_TLS = 465;
    private static final int PLAIN = 25;
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    /** One that says nothing for so long is given up, or ten of them would be all the connections there are. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(MailServer.class);

    private final MailClient client;
    private final String name;

    @Inject
    MailServer(MailersRuntimeConfig mailers, TlsConfigurationRegistry tls, Vertx vertx) {
        this(config(mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME), tls), vertx);
    }

    MailServer(MailConfig config, Vertx vertx) {
        client = MailClient.create(vertx, config);
        name = config.getHostname() + ":" + config.getPort();
        if (config.isTrustAll()) {
            LOG.warnf("The certificate of the mail server %s is not checked (trust-all): whoever is in between can read every message, codes too", name);
        }
    }

    Future<MailResult> send(MailMessage mail) {
        return client.sendMail(mail);
    }

    /** Host and port, for sentences. */
    @Override
    public String toString() {
        return name;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    // Quarkus would have TLS set in the registry alone; what it has deprecated is what people set still.
    @SuppressWarnings("deprecation")
    static MailConfig config(MailerRuntimeConfig mailer, TlsConfigurationRegistry registry) {
        var tls = mailer.tlsConfigurationName().map(name -> registry.get(name).orElseThrow(() -> new IllegalStateException(
                "quarkus.mailer.tls-configuration-name is %s, and no quarkus.tls.%s.… is set".formatted(name, name)))).or(registry::getDefault);
        var fromTheStart = mailer.ssl() || mailer.tls().orElse(mailer.port().orElse(PLAIN) == IMPLICIT_TLS);
        var config = new MailConfig(mailer.host(), mailer.port().orElse(fromTheStart ? IMPLICIT_TLS : PLAIN));
        mailer.username().ifPresent(config::setUsername);
        mailer.password().ifPresent(config::setPassword);
        mailer.authMethods().ifPresent(config::setAuthMethods);
        mailer.ownHostName().ifPresent(config::setOwnHostname);
        mailer.maxMailsPerConnection().ifPresent(config::setMaxMailsPerConnection);
        config.setLogin(LoginOption.valueOf(mailer.login().toUpperCase(Locale.ROOT))).setDisableEsmtp(mailer.disableEsmtp())
                .setPipelining(mailer.pipelining()).setMaxPoolSize(mailer.maxPoolSize()).setKeepAlive(mailer.keepAlive())
                .setKeepAliveTimeout(Math.toIntExact(mailer.keepAliveTimeout().toMillis())).setKeepAliveTimeoutUnit(TimeUnit.MILLISECONDS)
                .setPoolCleanerPeriod(Math.toIntExact(mailer.poolCleanerPeriod().toMillis())).setPoolCleanerPeriodUnit(TimeUnit.MILLISECONDS)
                .setStarttls(StartTLSOptions.valueOf(mailer.startTLS().toUpperCase(Locale.ROOT))).setSsl(fromTheStart);
        config.setConnectTimeout(Math.toIntExact(TO_CONNECT.toMillis())).setIdleTimeout(Math.toIntExact(SILENCE.toSeconds())).setMetricsName("mail");
        tls.ifPresent(from -> secure(config, from));
        return mailer.trustAll().or(() -> tls.map(TlsConfiguration::isTrustAll)).orElse(false) ? trustingAll(config) : config;
    }

    private static void secure(MailConfig config, TlsConfiguration tls) {
        if (!tls.isTrustAll()) {
            config.setTrustOptions(tls.getTrustStoreOptions());
        }
        config.setKeyCertOptions(tls.getKeyStoreOptions());
        // The client checks the host's name by itself unless told otherwise; told to check it, it does not.
        tls.getHostnameVerificationAlgorithm().filter("NONE"::equals).ifPresent(config::setHostnameVerificationAlgorithm);
        Optional.ofNullable(tls.getSSLOptions()).ifPresent(options -> {
            config.setSslHandshakeTimeout(options.getSslHandshakeTimeout()).setSslHandshakeTimeoutUnit(options.getSslHandshakeTimeoutUnit());
            options.getEnabledCipherSuites().forEach(config::addEnabledCipherSuite);
            options.getCrlValues().forEach(config::addCrlValue);
            config.setEnabledSecureTransportProtocols(options.getEnabledSecureTransportProtocols());
        });
    }

    private static MailConfig trustingAll(MailConfig config) {
        return config.setTrustOptions(null).setTrustAll(true);
    }
}
