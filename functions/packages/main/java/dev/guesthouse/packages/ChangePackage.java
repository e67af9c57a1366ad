package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.WantedPackage;
import dev.guesthouse.assignment.PackageChange;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.http.gate.TakesBack;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Changes a package: what is left out stays. What its roles become, everybody who holds it gets and loses at once (PKG-04). */
@ApplicationScoped
public class ChangePackage implements TakesBack<ChangePackage.Input> {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "hidden": true}}</pre>
     *
     * @param id the package's
     * @param accessPackage what is left out stays
     * @param dryRun whether only to tell what would come of it: all is checked and nothing saved; {@code false} where it is left out
     */
    public record Input(UUID id, @JsonUnwrapped WantedPackage accessPackage, Boolean dryRun) {
    }

    private final Caller caller;
    private final Settings settings;
    private final PackageChange change;

    ChangePackage(Caller caller, Settings settings, PackageChange change) {
        this.caller = caller;
        this.settings = settings;
        this.change = change;
    }

    /** @throws dev.guesthouse.problem.Problem name-taken, not-found */
    @Funq("change-package")
    @Change(thenDeliver = true)
    public ChangedPackage changePackage(Input input) {
        var act = caller.act();
        var accessPackage = change.change(input.id(), input.accessPackage(), act);
        return new ChangedPackage(PackageView.of(accessPackage, settings), caller.dryRun(input.dryRun()) ? Effect.of(accessPackage, act.at()) : null);
    }

    @Override
    public Object before(Input input) {
        return input.id() == null ? null : PackageView.of(AccessPackage.byId(input.id()), settings);
    }
}
