package dev.guesthouse.all.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

import dev.guesthouse.http.input.StrictInput;

/** The JSON schemas of the records that functions take and answer, as Jackson reads and writes them, with what their docstrings say. */
final class Schemas {

    private static final DotName JSON_PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName JSON_UNWRAPPED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");
    /** With a mode, of a record that can be written as text too; a person can be in a query alone, where others do not look. */
    private static final DotName JSON_CREATOR = DotName.createSimple("com.fasterxml.jackson.annotation.JsonCreator");
    private static final String REF = "#/components/schemas/";
    private static final Map<String, Simple> SIMPLE = Map.ofEntries(
            Map.entry("java.lang.String", new Simple(SchemaType.STRING, null)),
            Map.entry("dev.guesthouse.problem.Sentence", new Simple(SchemaType.STRING, null)),
            Map.entry("java.util.UUID", new Simple(SchemaType.STRING, "uuid")),
            Map.entry("java.time.Instant", new Simple(SchemaType.STRING, "date-time")),
            Map.entry("java.time.LocalDate", new Simple(SchemaType.STRING, "date")),
            Map.entry("java.time.Duration", new Simple(SchemaType.STRING, "duration")),
            Map.entry("java.net.URI", new Simple(SchemaType.STRING, "uri")),
            Map.entry("int", new Simple(SchemaType.INTEGER, "int32")),
            Map.entry("java.lang.Integer", new Simple(SchemaType.INTEGER, "int32")),
            Map.entry("long", new Simple(SchemaType.INTEGER, "int64")),
            Map.entry("java.lang.Long", new Simple(SchemaType.INTEGER, "int64")),
            Map.entry("boolean", new Simple(SchemaType.BOOLEAN, null)),
            Map.entry("java.lang.Boolean", new Simple(SchemaType.BOOLEAN, null)));
    private static final Set<String> LISTS = Set.of("java.util.List", "java.util.Set", "java.util.SortedSet", "java.util.Collection");

    private record Simple(SchemaType type, String format) {
    }

    private final IndexView index;
    private final Components components;
    private final Said said;
    /** What each component was made of: two records must not take one name. */
    private final Map<String, String> origins = new HashMap<>();

    Schemas(IndexView index, Components components, Said said) {
        this.index = index;
        this.components = components;
        this.said = said;
    }

    /** The schema of what a function takes: a field that is null is as good as one that is missing. */
    Schema input(Type type) {
        return schema(type, false);
    }

    /** The schema of what a function answers: every field is there. */
    Schema output(Type type) {
        return schema(type, true);
    }

    /** The components of a record as they are in JSON; null for what is no record of ours. */
    List<Component> componentsOf(Type type) {
        var record = index.getClassByName(type.name());
        return record == null || !record.isRecord() ? null
                : record.recordComponentsInDeclarationOrder().stream()
                        .flatMap(component -> inJson(record, component, argument(record, type, component.type()))).toList();
    }

    /** Those of a record that is unwrapped are among those of the one that it is in; where that can be left out, each of them can. */
    private Stream<Component> inJson(ClassInfo record, RecordComponentInfo component, Type type) {
        var text = said.of(record.name(), component.name());
        if (record.field(component.name()).hasAnnotation(JSON_UNWRAPPED)) {
            var inside = componentsOf(type).stream();
            return Said.canBeLeftOut(text) ? inside.map(Component::inChange) : inside;
        }
        return Stream.of(new Component(jsonName(record, component), type, text, Said.canBeNull(text),
                Said.canBeNull(text) || Said.canBeLeftOut(text), false));
    }

    /**
     * A field of a JSON object.
     *
     * @param canBeNull in an answer
     * @param canBeMissing in an input, or null there
     * @param stays what is missing stays what it was
     */
    record Component(String name, Type type, String text, boolean canBeNull, boolean canBeMissing, boolean stays) {

        private Component inChange() {
            return new Component(name, type, Said.whereItStays(text), canBeNull, true, true);
        }
    }

    /** The schema of its value in an input, where there is one. */
    Schema input(Component component) {
        var schema = formatted(component, false);
        Said.bound(schema, component.text);
        if (schema.getItems() != null && schema.getMaxItems() == null) {
            schema.maxItems(StrictInput.MOST_LISTED);
        }
        return schema.defaultValue(component.stays ? null : Said.otherwise(schema, component.text));
    }

    private Schema formatted(Component component, boolean output) {
        var schema = schema(component.type, output);
        Said.format(schema, component.text);
        return schema;
    }

    private Schema property(Component component, boolean output) {
        var schema = output ? formatted(component, true) : input(component);
        return ((output ? component.canBeNull : component.canBeMissing) ? orNull(schema) : schema).description(orNull(component.text));
    }

    private Schema schema(Type type, boolean output) {
        var name = type.name().toString();
        var simple = SIMPLE.get(name);
        if (simple != null) {
            return OASFactory.createSchema().addType(simple.type).format(simple.format);
        }
        if (LISTS.contains(name)) {
            return OASFactory.createSchema().addType(SchemaType.ARRAY).items(schema(arguments(type).get(0), output));
        }
        if (name.equals("java.util.Map")) {
            return OASFactory.createSchema().addType(SchemaType.OBJECT).additionalPropertiesSchema(schema(arguments(type).get(1), output));
        }
        var known = index.getClassByName(type.name());
        if (known == null || !(known.isRecord() || known.isEnum())) {
            return OASFactory.createSchema();
        }
        return reference(type, known, output);
    }

    private Schema reference(Type type, ClassInfo known, boolean output) {
        // A record can be taken and answered too, and what may be left out and what is there is not the same then.
        var name = componentName(type) + (output || known.isEnum() || known.name().withoutPackagePrefix().contains("Input") ? "" : "Input");
        var origin = origins.putIfAbsent(name, type.toString());
        if (origin == null) {
            // Known before its parts are looked at: they may lead back to it.
            var schema = OASFactory.createSchema();
            components.addSchema(name, schema);
            if (known.isEnum()) {
                schema.addType(SchemaType.STRING).enumeration(List.copyOf(known.enumConstants().stream().map(FieldInfo::name).toList()))
                        .description(meanings(known));
            } else {
                fill(schema, type, output);
            }
        } else if (!origin.equals(type.toString())) {
            throw new IllegalStateException("%s and %s would both be called %s in OpenAPI: rename one".formatted(origin, type, name));
        }
        var reference = OASFactory.createSchema().ref(REF + name);
        return output || known.annotations(JSON_CREATOR).stream().allMatch(creator -> creator.value("mode") == null) ? reference
                : OASFactory.createSchema().addAnyOf(reference).addAnyOf(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private String meanings(ClassInfo known) {
        return known.enumConstants().stream().map(constant -> "- `%s`: %s".formatted(constant.name(), said.of(known.name(), constant.name())))
                .collect(Collectors.joining("\n"));
    }

    private void fill(Schema schema, Type type, boolean output) {
        schema.addType(SchemaType.OBJECT).description(orNull(said.of(type.name(), "(text)")));
        for (var component : componentsOf(type)) {
            schema.addProperty(component.name, property(component, output));
            if (output || !component.canBeMissing) {
                schema.addRequired(component.name);
            }
        }
        if (!output) {
            // What is not known is refused.
            schema.additionalPropertiesBoolean(false);
        }
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema().addAnyOf(schema).addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        if (schema.getAnyOf() != null) {
            return schema.addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        return schema.getType() == null ? schema : schema.addType(SchemaType.NULL);
    }

    /** Where a component's type is a type variable of its record, what stands for it. */
    private static Type argument(ClassInfo known, Type type, Type component) {
        if (type.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return component;
        }
        var variables = known.typeParameters();
        var arguments = type.asParameterizedType().arguments();
        for (int i = 0; i < variables.size(); i++) {
            if (component.kind() == Type.Kind.TYPE_VARIABLE && component.asTypeVariable().identifier().equals(variables.get(i).identifier())) {
                return arguments.get(i);
            }
        }
        return component.kind() != Type.Kind.PARAMETERIZED_TYPE ? component
                : ParameterizedType.create(component.name(),
                        component.asParameterizedType().arguments().stream().map(inner -> argument(known, type, inner)).toArray(Type[]::new), null);
    }

    /** {@code AddOrganization.Input.Source} is AddOrganizationInputSource, a page of people PersonViewPage. */
    private String componentName(Type type) {
        var name = new StringBuilder();
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            arguments(type).forEach(argument -> name.append(componentName(argument)));
        }
        return name.append(type.name().withoutPackagePrefix().replace("$", "")).toString();
    }

    private static String jsonName(ClassInfo record, RecordComponentInfo component) {
        var property = record.field(component.name()).annotation(JSON_PROPERTY);
        return property == null || property.value() == null ? component.name() : property.value().asString();
    }

    private static List<Type> arguments(Type type) {
        return new ArrayList<>(type.asParameterizedType().arguments());
    }
}
