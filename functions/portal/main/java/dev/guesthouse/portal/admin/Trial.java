package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a target system was found when it was tried, in words; whoever tries it may be another program, so it is read from the answer's JSON.
 *
 * @param works whether all of it is as it should be
 */
public record Trial(boolean works, List<Finding> findings) {

    /** @param what a sentence in English */
    public record Finding(String what) {
    }

    static Trial of(JsonNode answer) {
        return new Trial(answer.path("works").asBoolean(), StreamSupport.stream(answer.path("findings").spliterator(), false)
                .map(finding -> new Finding(finding.path("what").asText())).toList());
    }
}
