package dev.guesthouse.submission;

import java.time.Instant;
import java.util.UUID;

import dev.guesthouse.accesspackage.AccessPackage;

/**
 * What somebody asks for.
 *
 * @param policyId their choice where several policies fit (POL-11); may be null
 */
public record WantedAccess(AccessPackage accessPackage, UUID policyId, Window window, Reasons reasons) {

    WantedAccess asMeant(Instant now) {
        return new WantedAccess(accessPackage, policyId, window.asMeant(now), reasons);
    }
}
