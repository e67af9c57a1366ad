package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.Packaging;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Gives a package another link where the old one has spread too far (PKG-03); the old one is dead at once. */
@ApplicationScoped
public class RenewPackageLink {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the package's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Settings settings;
    private final Packaging packaging;

    RenewPackageLink(Caller caller, Settings settings, Packaging packaging) {
        this.caller = caller;
        this.settings = settings;
        this.packaging = packaging;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("renew-package-link")
    @Change
    public PackageView renewPackageLink(Input input) {
        return PackageView.of(packaging.renewLink(input.id(), caller.act()), settings);
    }
}
