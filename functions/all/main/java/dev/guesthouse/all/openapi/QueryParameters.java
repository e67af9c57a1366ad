package dev.guesthouse.all.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import dev.guesthouse.person.PersonRef;

/** The query of a read: the components of its input, those of a record inside by {@code outer.inner}. */
final class QueryParameters {

    private static final DotName PERSON = DotName.createSimple(PersonRef.class);
    private static final Map<String, String> MEANINGS = Map.of(
            "limit", "How many at most, 1 to 200; 50 where it is not said",
            "after", "The `next` of the answer before, for what follows it",
            "search", "The beginning of a name, an address or a domain, international ones as they are read or as xn--; case and spaces do not matter");

    private final Schemas schemas;

    QueryParameters(Schemas schemas) {
        this.schemas = schemas;
    }

    List<Parameter> of(Type input) {
        var parameters = new ArrayList<Parameter>();
        add("", input, parameters);
        return parameters;
    }

    private void add(String prefix, Type type, List<Parameter> parameters) {
        for (var component : schemas.componentsOf(type)) {
            var name = prefix + component.name();
            if (component.type().name().equals(PERSON)) {
                parameters.add(parameter(name, OASFactory.createSchema().addType(Schema.SchemaType.STRING)).description("A person's address or id"));
            } else if (schemas.componentsOf(component.type()) != null) {
                add(name + ".", component.type(), parameters);
            } else {
                parameters.add(parameter(name, schemas.input(component.type())).description(MEANINGS.get(name)));
            }
        }
    }

    private static Parameter parameter(String name, Schema schema) {
        if (name.equals("limit")) {
            schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200)).defaultValue(50);
        }
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).schema(schema);
    }
}
