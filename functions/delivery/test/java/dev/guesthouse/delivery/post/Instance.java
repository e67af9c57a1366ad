package dev.guesthouse.delivery.post;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;

/** An instance's settings. */
record Instance(Optional<String> dataDir, String name) implements Settings {

    Instance(Optional<String> dataDir) {
        this(dataDir, "Contoso, Partners");
    }

    @Override
    public URI url() {
        return URI.create("https://guesthouse.contoso.example");
    }

    @Override
    public Optional<List<String>> trustedProxies() {
        return Optional.empty();
    }

    @Override
    public Optional<Set<String>> homeDomains() {
        return Optional.empty();
    }

    @Override
    public Optional<String> administrator() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> deliveryUrl() {
        return Optional.empty();
    }

    @Override
    public Optional<String> deliveryToken() {
        return Optional.empty();
    }

    @Override
    public Schedule schedule() {
        return () -> false;
    }

    @Override
    public Language language() {
        return Language.en;
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
