package dev.guesthouse.portal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The input of a function as far as it can be read, to be said in sentences before the function has said what is wrong with it. */
final class Readable {

    private Readable() {
    }

    /** What cannot be read is left out. */
    static <T> T of(ObjectNode input, TypeReference<T> type, ObjectMapper json) {
        var readable = input.deepCopy();
        while (true) {
            try {
                return json.treeToValue(readable, json.constructType(type));
            } catch (JsonMappingException unfit) {
                leaveOut(readable, unfit);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what is a tree already is JSON", e);
            }
        }
    }

    private static void leaveOut(ObjectNode readable, JsonMappingException unfit) {
        JsonNode inside = readable;
        var path = unfit.getPath();
        for (var step : path.subList(0, path.size() - 1)) {
            inside = step.getFieldName() == null ? inside.get(step.getIndex()) : inside.get(step.getFieldName());
        }
        var last = path.get(path.size() - 1);
        if (inside instanceof ObjectNode object) {
            object.remove(last.getFieldName());
        } else {
            ((ArrayNode) inside).remove(last.getIndex());
        }
    }
}
