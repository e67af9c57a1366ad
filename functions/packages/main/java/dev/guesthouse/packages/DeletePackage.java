package dev.guesthouse.packages;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.PackageRemoval;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import io.quarkus.funqy.Funq;

/** Deletes a package that nobody has (PKG-05) or asks for; its link is dead, its name free again, its history stays. */
@ApplicationScoped
public class DeletePackage {

    /**
     * <pre>{@code {"id": "01890a5d-ac96-774b-bcce-b302099a8057"}}</pre>
     *
     * @param id the package's
     */
    public record Input(UUID id) {
    }

    private final Caller caller;
    private final PackageRemoval removal;

    DeletePackage(Caller caller, PackageRemoval removal) {
        this.caller = caller;
        this.removal = removal;
    }

    /** @throws dev.guesthouse.problem.Problem in-use, not-found */
    @Funq("delete-package")
    @Change
    public void deletePackage(Input input) {
        removal.remove(input.id(), caller.act());
    }
}
