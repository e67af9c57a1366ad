package dev.guesthouse.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** The settings that every program understands; a misspelt one stops the start. */
@ConfigMapping(prefix = "guesthouse")
public interface Settings {

    /** The public address that links begin with. */
    @WithDefault("http://localhost:8080")
    URI url();

    /** The instance's name in pages and messages. */
    @WithDefault("Guesthouse")
    String name();

    /** In which messages are written to whoever has said nothing else: {@code en} or {@code de} (MSG-03). */
    @WithDefault("en")
    Language language();

    /** Domains of the home organization, each as it is ({@code home.example}) or for what is below it ({@code *.home.example}) (ORG-13). */
    Optional<Set<String>> homeDomains();

    /** Address of the first administrator. */
    Optional<String> administrator();

    /** Addresses and networks of the proxies in front, whose word on where a call comes from is believed (IDY-07). */
    Optional<List<String>> trustedProxies();

    /** Where the embedded PostgreSQL and mail files are. */
    Optional<String> dataDir();

    /** Where a program that does not deliver itself asks for delivery after its commit; empty where it is in the same program. */
    Optional<URI> deliveryUrl();

    /** A machine token for the functions {@code deliver} and {@code send-messages} there. */
    Optional<String> deliveryToken();

    /**
     * With what the credentials of connectors are encrypted: one or more keys of 32 bytes in base64url. The first encrypts, all decrypt, so that a
     * key can be changed while programs run (CON-04).
     */
    Optional<List<String>> connectorKey();

    /** Hosts of target systems that may be inside the network, or without TLS (CON-07). */
    Optional<Set<String>> insecureTargets();

    /** How much of a hundred of a target system's memberships is taken away at once without a second administrator's word (CON-05). */
    @WithDefault("10")
    @WithConverter(Percent.class)
    int brakePercent();

    /** The in-process schedule. */
    Schedule schedule();

    interface Schedule {
        @WithDefault("false")
        boolean enabled();
    }

    /** How many sign-in codes are sent in an hour (IDY-01, MSG-05). */
    Codes codes();

    interface Codes {
        /** To one address, whoever asks. */
        @WithDefault("15")
        @WithConverter(CodesAnHour.class)
        int perAddress();

        /** For one caller: a network address, or the /64 of an IPv6 one. */
        @WithDefault("60")
        @WithConverter(CodesAnHour.class)
        int perCaller();

        /** For one caller to one address, and for one browser that has signed in with it. */
        @WithDefault("5")
        @WithConverter(CodesAnHour.class)
        int perCallerAndAddress();
    }

    /** The users of the database that programs connect as; whoever migrates makes them. */
    Database database();

    interface Database {
        /** The password of {@code guesthouse_program}, who may not change history. */
        Optional<String> programPassword();

        /** The password of {@code guesthouse_viewer}, who only reads. */
        Optional<String> viewerPassword();
    }

    /** What becomes of guests whom the product made. */
    Guests guests();

    interface Guests {
        /** Whether the accounts of those who lose their last access are blocked in the target systems from then on (GST-02). */
        @WithDefault("true")
        boolean blockWithoutAccess();

        /** How many days after that their account is deleted, {@code P0D} to {@code P3660D}; {@code keep} is never (GST-02). */
        @WithDefault("P30D")
        @WithConverter(DeletionDelay.Reader.class)
        DeletionDelay deleteAfter();
    }

    /** All that messages can be written in, the language of this instance first. */
    default List<Language> languages() {
        return Stream.concat(Stream.of(language()), Stream.of(Language.values())).distinct().toList();
    }

    /** Whether people reach this instance by HTTPS. */
    default boolean isHttps() {
        return "https".equalsIgnoreCase(url().getScheme());
    }

    /** Whether the target systems of a host may be inside the network, or without TLS (CON-07). */
    default boolean isInsecureTarget(String host) {
        return insecureTargets().orElse(Set.of()).stream().anyMatch(host::equalsIgnoreCase);
    }

    /** An address of this instance: {@code /d/T} below the public one. */
    default String address(String path) {
        return url().toString().replaceAll("/+$", "") + path;
    }
}
