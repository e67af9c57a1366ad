package dev.guesthouse.packages;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.catalog.CatalogResource;
import dev.guesthouse.catalog.Offering;
import dev.guesthouse.catalog.WantedOffer;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.TakesBack;
import io.quarkus.funqy.Funq;

/** Changes what a resource is called in a catalog and where people open it: what is left out stays. Other catalogs keep theirs (CAT-02). */
@ApplicationScoped
public class ChangeResource implements TakesBack<ChangeResource.Input> {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "address": "https://teams.home.example/atlas"}}</pre>
     *
     * @param id the resource's in its catalog
     * @param resource what is left out stays
     */
    public record Input(UUID id, @JsonUnwrapped WantedOffer resource) {
    }

    private final Caller caller;
    private final Offering offering;

    ChangeResource(Caller caller, Offering offering) {
        this.caller = caller;
        this.offering = offering;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("change-resource")
    @Change
    public ResourceView changeResource(Input input) {
        return view(offering.change(input.id(), input.resource(), caller.act()));
    }

    @Override
    public Object before(Input input) {
        return input.id() == null ? null : view(CatalogResource.byId(input.id()));
    }

    private static ResourceView view(CatalogResource offered) {
        return ResourceView.of(List.of(offered)).get(0);
    }
}
