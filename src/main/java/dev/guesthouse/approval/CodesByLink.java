package dev.guesthouse.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.session.CodeLimits;
import dev.guesthouse.session.SignInCode;

/** Finds out to whom a code goes that was asked for by the link of a decision (IDY-01, APR-05). Runs in the transaction in which its letter is written. */
@ApplicationScoped
public class CodesByLink {

    private final Approvals approvals;
    private final CodeLimits limits;

    CodesByLink(Approvals approvals, CodeLimits limits) {
        this.approvals = approvals;
        this.limits = limits;
    }

    /**
     * The approver's address, which is the code's from then on; empty where the link shows them nothing, not the outcome either (APR-06),
     * where they may not sign in, and where they have got as many as they may within the hour.
     */
    public Optional<String> address(UUID codeId, Instant now) {
        var code = SignInCode.<SignInCode>findById(codeId, LockModeType.PESSIMISTIC_WRITE);
        if (code == null) {
            // Purged while its message waited for the mail server.
            return Optional.empty();
        }
        var address = ApprovalLink.byHash(code.linkHash).filter(this::showsSomething).map(link -> EmailAddress.kept(link.approver.email))
                .filter(theirs -> limits.isRoom(theirs, code, now)).map(EmailAddress::value);
        address.ifPresent(theirs -> code.email = theirs);
        return address;
    }

    private boolean showsSomething(ApprovalLink link) {
        return link.approver.isInGoodStanding() && approvals.isApprover(link.stage.request, link.approver);
    }
}
