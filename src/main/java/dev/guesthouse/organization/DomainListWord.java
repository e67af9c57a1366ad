package dev.guesthouse.organization;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;

/** Lets HQL say {@link DomainList#LETS_IN}: so a query asks the list too, which would be a statement of its own. */
@ApplicationScoped
@PersistenceUnitExtension
class DomainListWord implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        var types = functions.getTypeConfiguration().getBasicTypeRegistry();
        functions.getFunctionRegistry().patternDescriptorBuilder("domain_list_mode", "(select mode from domain_list)").setExactArgumentCount(0)
                .setInvariantType(types.resolve(StandardBasicTypes.STRING)).register();
        functions.getFunctionRegistry().patternDescriptorBuilder("domain_list_allows", DomainList.allows("?2", "?1")).setExactArgumentCount(2)
                .setInvariantType(types.resolve(StandardBasicTypes.BOOLEAN)).register();
    }
}
