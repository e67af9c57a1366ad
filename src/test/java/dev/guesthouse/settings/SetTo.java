package dev.guesthouse.settings;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings as a program reads them that sets one of them, and leaves the others as they are by default. */
public final class SetTo {

    private SetTo() {
    }

    /** @param name as it is set: {@code guesthouse.home-domains} */
    public static Settings of(String name, String value) {
        return new SmallRyeConfigBuilder().withMapping(Settings.class).withDefaultValue(name, value).build().getConfigMapping(Settings.class);
    }
}
