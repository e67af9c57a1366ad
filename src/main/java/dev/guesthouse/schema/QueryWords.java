package dev.guesthouse.schema;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;

/**
 * Words that HQL has not: {@code is_among(:ids, x)}, that {@code x} is in an array, {@code is_one_of(x, (select …))}, that it is
 * in what a query finds, which is run first, and {@code is_beginning_of(:prefix, x)}. Of a query with a
 * parameter that may be a list (that of {@code in}, and the last one of any function) Hibernate keeps no SQL, since each length of the list has
 * another, and makes it anew at each call, which takes longer than to ask. An array is one parameter, whatever is in it.
 */
@ApplicationScoped
@PersistenceUnitExtension
class QueryWords implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        add(functions, "is_among", "?2=any(?1)");
        add(functions, "is_one_of", "?1=any(array?2)");
        add(functions, "is_beginning_of", "starts_with(?2,?1)");
    }

    private static void add(FunctionContributions functions, String name, String sql) {
        functions.getFunctionRegistry().patternDescriptorBuilder(name, sql).setExactArgumentCount(2)
                .setInvariantType(functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN)).register();
    }
}
