package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.accesspackage.Packaging;
import dev.guesthouse.accesspackage.WantedPackage;
import dev.guesthouse.catalog.Cataloguing;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Creates an access package of roles of its catalog's resources (PKG-01); without any it is a draft that nobody can ask for. */
@ApplicationScoped
public class CreatePackage {

    /**
     * <pre>{@code
     * {"catalogId": "01890a5d-ac96-774b-bcce-b302099a8057", "displayName": "Atlas for partners", "hidden": true,
     *  "resourceRoles": [{"resourceId": "01890a5d-ac96-774b-bcce-b302099a8058", "role": "member"}]}
     * }</pre>
     *
     * @param catalogId of the catalog that it is in; left out, with a dry run only, for one that is not there yet
     * @param dryRun whether only to tell what would come of it: all is checked and nothing saved; {@code false} where it is left out
     */
    public record Input(UUID catalogId, @JsonUnwrapped WantedPackage accessPackage, Boolean dryRun) {
    }

    private final Caller caller;
    private final Settings settings;
    private final Cataloguing cataloguing;
    private final Packaging packaging;

    CreatePackage(Caller caller, Settings settings, Cataloguing cataloguing, Packaging packaging) {
        this.caller = caller;
        this.settings = settings;
        this.cataloguing = cataloguing;
        this.packaging = packaging;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("create-package")
    @Change
    public ChangedPackage createPackage(Input input) {
        var act = caller.act();
        var dryRun = caller.dryRun(input.dryRun());
        var accessPackage = packaging.create(caller.orImagined(input.catalogId(), () -> cataloguing.imagined(act).id), input.accessPackage(), act);
        caller.created("package", "id", accessPackage.id);
        return new ChangedPackage(PackageView.of(accessPackage, settings), dryRun ? Effect.of(accessPackage, act.at()) : null);
    }
}
