package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.settings.Settings;
import io.quarkus.funqy.Funq;

/** Shows an access package with its link, roles and policies. */
@ApplicationScoped
public class ShowPackage {

    /** @param id the package's */
    public record Input(UUID id) {
    }

    private final Settings settings;

    ShowPackage(Settings settings) {
        this.settings = settings;
    }

    /** @throws dev.guesthouse.problem.Problem not-found */
    @Funq("package")
    @Transactional
    public PackageView accessPackage(Input input) {
        return PackageView.of(AccessPackage.byId(Fields.need("id", input.id())), settings);
    }
}
