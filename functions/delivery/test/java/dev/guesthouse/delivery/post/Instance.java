package dev.guesthouse.delivery.post;

import dev.guesthouse.settings.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;

/** An instance's settings, as a program reads them. */
final class Instance {

    private Instance() {
    }

    static Settings named(String name) {
        return withDefault("guesthouse.name", name).build().getConfigMapping(Settings.class);
    }

    /** With a name that is no word alone, and files below a directory. */
    static Settings in(String dataDir) {
        return withDefault("guesthouse.name", "Contoso, Partners").withDefaultValue("guesthouse.data-dir", dataDir).build()
                .getConfigMapping(Settings.class);
    }

    private static SmallRyeConfigBuilder withDefault(String name, String value) {
        return new SmallRyeConfigBuilder().withMapping(Settings.class).withDefaultValue("guesthouse.url", "https://guesthouse.contoso.example")
                .withDefaultValue(name, value);
    }
}
