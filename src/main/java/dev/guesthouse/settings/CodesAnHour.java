package dev.guesthouse.settings;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Reads how many codes are sent in an hour, so that a number with which nobody could sign in stops the start. */
@RegisterForReflection
public final class CodesAnHour implements Converter<Integer> {

    private static final int MOST = 100_000;

    @Override
    public Integer convert(String value) {
        var digits = value.strip();
        if (!digits.matches("[0-9]{1,6}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > MOST) {
            throw new IllegalArgumentException("must be a whole number from 1 to %d".formatted(MOST));
        }
        return Integer.valueOf(digits);
    }
}
