package dev.guesthouse.settings;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Reads how much of a hundred, so that a share that is none stops the start. */
@RegisterForReflection
public final class Percent implements Converter<Integer> {

    @Override
    public Integer convert(String value) {
        var digits = value.strip();
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 100) {
            throw new IllegalArgumentException("must be a whole number from 1 to 100");
        }
        return Integer.valueOf(digits);
    }
}
