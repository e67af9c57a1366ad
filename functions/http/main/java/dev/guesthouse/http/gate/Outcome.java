package dev.guesthouse.http.gate;

import java.lang.reflect.Type;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a call led to: the function's answer, and what its caller is to be told beside it. */
public final class Outcome {

    private final ObjectMapper mapper;
    /** Null where the function answers nothing. */
    private final Type type;
    private final Object answer;
    /** The first answer, where this is a repeat that has one. */
    private final String kept;
    private final String location;
    private final List<String> cookies;

    Outcome(ObjectMapper mapper, Type type, Object answer, String location, List<String> cookies) {
        this(mapper, type, answer, null, location, cookies);
    }

    /** Of a call that was made before. */
    Outcome(ObjectMapper mapper, Type type, Repeated first) {
        this(mapper, first.answer == null ? null : type, null, first.answer, first.location, List.of());
    }

    private Outcome(ObjectMapper mapper, Type type, Object answer, String kept, String location, List<String> cookies) {
        this.mapper = mapper;
        this.type = type;
        this.answer = answer;
        this.kept = kept;
        this.location = location;
        this.cookies = cookies;
    }

    /** The record that the function answers; null where it answers nothing. */
    public <T> T answer(Class<T> as) {
        try {
            return as.cast(kept == null ? answer : mapper.readerFor(mapper.constructType(type)).readValue(kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that was kept cannot be read as %s any more.".formatted(type), e);
        }
    }

    /** The same as JSON, of a repeat to the letter (REQ-05); null where the function answers nothing. */
    public String json() {
        if (kept != null || type == null) {
            return kept;
        }
        try {
            return mapper.writerFor(mapper.constructType(type)).writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer is made of what can be written.", e);
        }
    }

    /** Where to read what was made: {@code /organization?id=…}; null where nothing was. */
    public String location() {
        return location;
    }

    /** What a browser is to keep, as {@code Set-Cookie} has it. */
    public List<String> cookies() {
        return cookies;
    }
}
