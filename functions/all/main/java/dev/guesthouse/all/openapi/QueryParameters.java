package dev.guesthouse.all.openapi;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import dev.guesthouse.all.openapi.Schemas.Component;
import dev.guesthouse.person.PersonRef;

/** The query of a read: the components of its input, those of a record inside by {@code outer.inner}. */
final class QueryParameters {

    private static final DotName PERSON = DotName.createSimple(PersonRef.class);

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
                parameters.add(parameter(name, component, OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
            } else if (schemas.componentsOf(component.type()) != null) {
                add(name + ".", component.type(), parameters);
            } else {
                parameters.add(parameter(name, component, schemas.input(component)));
            }
        }
    }

    private static Parameter parameter(String name, Component component, Schema schema) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(component.text()).required(!component.canBeMissing())
                .schema(schema);
    }
}
