package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.CatalogRemoval;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Takes a resource out of its catalog; one that a package uses is refused (CAT-04). Other catalogs keep it. */
@ApplicationScoped
public class RemoveResource {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the resource's in its catalog
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final CatalogRemoval removal;

    RemoveResource(Caller caller, CatalogRemoval removal) {
        this.caller = caller;
        this.removal = removal;
    }

    /** @throws dev.guesthouse.problem.Problem in-use, not-found */
    @Funq("remove-resource")
    @Change
    public void removeResource(Input input) {
        removal.removeResource(input.id(), caller.act());
    }
}
