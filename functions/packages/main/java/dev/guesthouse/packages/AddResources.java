package dev.guesthouse.packages;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.catalog.Cataloguing;
import dev.guesthouse.catalog.Offering;
import dev.guesthouse.catalog.WantedResource;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Adds resources of target systems to a catalog, all or none (CAT-02), with the roles that the connector knows (CAT-03). */
@ApplicationScoped
public class AddResources {

    /**
     * <pre>{@code
     * {"catalogId": "01890a5d-ac96-774b-bcce-b302099a8057", "resources": [
     *  {"connector": "local", "originId": "atlas-team", "displayName": "Atlas team", "kind": "team"}]}
     * }</pre>
     *
     * @param catalogId of the catalog that is to offer them; left out, with a dry run only, for one that is not there yet
     * @param resources at least one
     * @param dryRun whether only to tell what would come of it: all is checked and nothing saved; {@code false} where it is left out
     */
    public record Input(UUID catalogId, List<WantedResource> resources, Boolean dryRun) {
    }

    /**
     * What was added.
     *
     * @param items in the order in which they were given
     */
    public record Answer(List<ResourceView> items) {
    }

    private final Caller caller;
    private final Cataloguing cataloguing;
    private final Offering offering;

    AddResources(Caller caller, Cataloguing cataloguing, Offering offering) {
        this.caller = caller;
        this.cataloguing = cataloguing;
        this.offering = offering;
    }

    /** @throws dev.guesthouse.problem.Problem already-there, not-found */
    @Funq("add-resources")
    @Change
    public Answer addResources(Input input) {
        var act = caller.act();
        caller.dryRun(input.dryRun());
        var added = offering.add(caller.orImagined(input.catalogId(), () -> cataloguing.imagined(act).id), input.resources(), act);
        caller.created("resources", "catalogId", input.catalogId());
        return new Answer(ResourceView.of(added));
    }
}
