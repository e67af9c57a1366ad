package dev.guesthouse.hostile;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

import dev.guesthouse.http.gate.FunctionTable;
import io.quarkus.funqy.runtime.FunctionRecorder;

/** What the functions that run take, by their own records: whatever is added to one is known here. */
final class Inputs {

    private Inputs() {
    }

    /** The fields of a function's input; none where it takes none. */
    static List<RecordComponent> of(FunctionTable function) {
        var invoker = FunctionRecorder.registry.matchInvoker(function.functionName());
        return invoker.hasInput() ? fields(invoker.getInputType()) : List.of();
    }

    /** The fields of a record; none of anything else. */
    static List<RecordComponent> fields(Type type) {
        return type instanceof Class<?> raw && raw.isRecord() ? List.of(raw.getRecordComponents()) : List.of();
    }

    /** What a list holds or a map's values are; null for everything else. */
    static Type content(Type type) {
        return type instanceof ParameterizedType container ? container.getActualTypeArguments()[container.getRawType() == Map.class ? 1 : 0] : null;
    }
}
