package dev.guesthouse.request;

/** Why a request ended as it did, where no person decided it (REQ-08). */
public enum RequestReason {
    /** No approver decided in time (APR-04). */
    timedOut,
    /** Nobody was left who could decide (POL-05, POL-06). */
    noApprover,
    /** The requestor was blocked or fell out of scope (APR-11). */
    notEligible,
    /** The requestor has got a package meanwhile that this one does not go with (PKG-06). */
    incompatible,
    /** The policy's end passed before access was given (REQ-12). */
    windowPassed,
    /** The instance's domain list does not let the requestor's domain in (ORG-08, ORG-09). */
    domainBlocked,
    /** The requestor's organization was removed (ORG-11). */
    organizationRemoved,
    /** Access was ended before it was delivered, or extended (REQ-14). */
    ended
}
