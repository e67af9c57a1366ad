package dev.guesthouse.http.input;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.time.Durations;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** How values are written and read: durations as hours or days, times as ISO 8601 with a zone, text without what cannot be stored. */
@Singleton
class Json implements ObjectMapperCustomizer {

    /** The last one, since the last module wins and Quarkus' own knows times too. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("guesthouse")
                .addSerializer(Duration.class, new StdScalarSerializer<>(Duration.class) {
                    @Override
                    public void serialize(Duration value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                        generator.writeString(Durations.text(value));
                    }
                })
                .addDeserializer(Duration.class, new StdScalarDeserializer<Duration>(Duration.class) {
                    @Override
                    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return parsed(parser, "must be hours or days, like PT8H or P14D; months and years are refused", Durations::parse);
                    }
                })
                .addDeserializer(Instant.class, new StdScalarDeserializer<Instant>(Instant.class) {
                    @Override
                    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return parsed(parser, "must be a time like 2026-11-21T20:00:00Z, with its zone, between the years 1 and 9999", Json::instant);
                    }
                })
                .addDeserializer(String.class, new StdScalarDeserializer<String>(String.class) {
                    @Override
                    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        var text = StringDeserializer.instance.deserialize(parser, context);
                        if (text != null && text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
                            throw JsonMappingException.from(parser, "unfit", Problem.invalid("text", "holds a character that no text can hold"));
                        }
                        return text;
                    }
                }));
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> T parsed(JsonParser parser, String template, Parser<T> reader) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return reader.parse(parser.getText());
            } catch (DateTimeParseException | ArithmeticException | Problem e) {
                // told below
            }
        }
        throw JsonMappingException.from(parser, "unfit", Problem.invalid("value", template));
    }

    /** To the microsecond, which is what PostgreSQL keeps. */
    private static Instant instant(String text) {
        var time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new ArithmeticException("year");
        }
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
