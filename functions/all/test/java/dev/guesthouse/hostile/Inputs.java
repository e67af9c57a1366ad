package dev.guesthouse.hostile;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.google.common.reflect.TypeToken;

import dev.guesthouse.http.gate.FunctionTable;
import io.quarkus.funqy.runtime.FunctionRecorder;

/** What the functions that run take, by their own records: whatever is added to one is known here. */
final class Inputs {

    private Inputs() {
    }

    /** A field as it is in JSON. */
    record Field(String name, Type type) {
    }

    /** The fields of a function's input; none where it takes none. */
    static List<Field> of(FunctionTable function) {
        var invoker = FunctionRecorder.registry.matchInvoker(function.functionName());
        return invoker.hasInput() ? fields(invoker.getInputType()) : List.of();
    }

    /** The fields of a record; none of anything else. */
    static List<Field> fields(Type type) {
        var record = TypeToken.of(type);
        return !record.getRawType().isRecord() ? List.of()
                : Stream.of(record.getRawType().getRecordComponents()).flatMap(component -> {
                    var inside = record.resolveType(component.getGenericType()).getType();
                    return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class) ? fields(inside).stream()
                            : Stream.of(new Field(component.getName(), inside));
                }).toList();
    }

    /** What a list holds or a map's values are; null for everything else. */
    static Type content(Type type) {
        var container = type instanceof ParameterizedType parameterized && !TypeToken.of(type).getRawType().isRecord() ? parameterized : null;
        return container == null ? null : container.getActualTypeArguments()[container.getRawType() == Map.class ? 1 : 0];
    }
}
