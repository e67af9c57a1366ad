package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.catalog.Catalog;
import dev.guesthouse.catalog.Cataloguing;
import dev.guesthouse.catalog.WantedCatalog;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.TakesBack;
import io.quarkus.funqy.Funq;

/** Changes a catalog: what is left out stays. Who has or has asked for its packages already is not touched (CAT-01). */
@ApplicationScoped
public class ChangeCatalog implements TakesBack<ChangeCatalog.Input> {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "enabledForExternalUsers": true}}</pre>
     *
     * @param id the catalog's
     * @param catalog what is left out stays
     */
    public record Input(UUID id, @JsonUnwrapped WantedCatalog catalog) {
    }

    private final Caller caller;
    private final Cataloguing cataloguing;

    ChangeCatalog(Caller caller, Cataloguing cataloguing) {
        this.caller = caller;
        this.cataloguing = cataloguing;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("change-catalog")
    @Change
    public CatalogView changeCatalog(Input input) {
        return CatalogView.of(cataloguing.change(input.id(), input.catalog(), caller.act()));
    }

    @Override
    public Object before(Input input) {
        return input.id() == null ? null : CatalogView.of(Catalog.byId(input.id()));
    }
}
