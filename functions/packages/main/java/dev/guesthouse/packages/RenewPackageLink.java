package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.secret.Secret;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Gives a package another link where the old one has spread too far (PKG-03); the old one is dead at once. */
@ApplicationScoped
public class RenewPackageLink {

    public record Input(UUID id) {
    }

    private final Caller caller;
    private final Settings settings;
    private final Audit audit;

    RenewPackageLink(Caller caller, Settings settings, Audit audit) {
        this.caller = caller;
        this.settings = settings;
        this.audit = audit;
    }

    @Funq("renew-package-link")
    @Change
    public PackageView renewPackageLink(Input input) {
        if (input.id() == null) {
            throw Problem.invalid("id", "is required");
        }
        var accessPackage = AccessPackage.locked(input.id());
        accessPackage.linkToken = Secret.token("");
        audit.event(caller.act(), "package.linkRenewed", "package", accessPackage.id).write();
        return PackageView.of(accessPackage, settings);
    }
}
