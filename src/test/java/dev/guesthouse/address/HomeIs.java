package dev.guesthouse.address;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;

/** Settings that say nothing but what the home organization's domain is. */
public record HomeIs(String domain) implements Settings {

    @Override
    public Optional<Set<String>> homeDomains() {
        return Optional.of(Set.of(domain));
    }

    @Override
    public URI url() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> administrator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<List<String>> trustedProxies() {
        return Optional.empty();
    }

    @Override
    public Optional<String> dataDir() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<URI> deliveryUrl() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> deliveryToken() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Schedule schedule() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Language language() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Codes codes() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Database database() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Guests guests() {
        throw new UnsupportedOperationException();
    }
}
