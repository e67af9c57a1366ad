package dev.guesthouse.all.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import dev.guesthouse.http.edge.ProblemStatus;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable.Who;
import dev.guesthouse.problem.ProblemType;

/** The problems that a function can answer, by their status codes: its own, and those that every call can meet. */
final class Refusals {

    private static final Set<ProblemType> OF_ALL = EnumSet.of(ProblemType.MALFORMED_JSON, ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN,
            ProblemType.INVALID_INPUT, ProblemType.INTERNAL_ERROR, ProblemType.SCHEMA_MISMATCH, ProblemType.BUSY, ProblemType.UNAVAILABLE);
    private static final Set<ProblemType> OF_CHANGES = EnumSet.of(ProblemType.FOREIGN_ORIGIN, ProblemType.CONCURRENT_CHANGE, ProblemType.TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE);
    /** Up to so many make a response that has a name, for all that answer just these. */
    private static final int FEW = 3;

    private final Components components;

    Refusals(Components components) {
        this.components = components;
    }

    /**
     * Adds them to what a function answers.
     *
     * @param own its own, as its docstring names them: {@code name-taken, not-found}
     */
    void add(APIResponses responses, FunctionTable function, String own) {
        byStatus(function, own).forEach((status, types) -> responses.addAPIResponse(status.toString(), types.size() > FEW ? response(status, types)
                : OASFactory.createAPIResponse().ref("#/components/responses/" + named(status, types))));
    }

    private static TreeMap<Integer, Set<ProblemType>> byStatus(FunctionTable function, String own) {
        return Stream.of(OF_ALL.stream(), function.effect == Effect.CHANGE ? OF_CHANGES.stream() : Stream.<ProblemType>empty(),
                function.effect == Effect.CHANGE && function.who != Who.ANYBODY ? Stream.of(ProblemType.KEY_REUSED) : Stream.<ProblemType>empty(),
                Arrays.stream(own.split("[,;]\\s*")).filter(name -> !name.isEmpty()).map(Refusals::type))
                .flatMap(types -> types)
                .collect(Collectors.groupingBy(ProblemStatus::of, TreeMap::new, Collectors.toCollection(() -> EnumSet.noneOf(ProblemType.class))));
    }

    private static ProblemType type(String name) {
        return ProblemType.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private String named(int status, Set<ProblemType> types) {
        var name = types.stream().flatMap(type -> Arrays.stream(type.slug().split("-")))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponse(name, response(status, types));
        }
        return name;
    }

    private static APIResponse response(int status, Set<ProblemType> types) {
        var response = OASFactory.createAPIResponse().description(types.stream()
                .map(type -> "- [`%s`](/problems/%1$s): %s".formatted(type.slug(), type.title)).collect(Collectors.joining("\n")))
                .content(OASFactory.createContent().addMediaType("application/problem+json",
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        if (List.of(429, 503).contains(status)) {
            response.addHeader("Retry-After", OASFactory.createHeader().description("Seconds after which to try again")
                    .schema(OASFactory.createSchema().addType(SchemaType.INTEGER)));
        }
        return response;
    }
}
