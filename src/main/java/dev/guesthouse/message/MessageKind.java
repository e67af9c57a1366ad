package dev.guesthouse.message;

/** What a message says (MSG-02). */
public enum MessageKind {
    /** To whoever signs in; the code is made when it is sent. */
    signInCode,
    /** To a guest whom an administrator invited. */
    invitation,
    /** To an approver when they are asked; the link is made when it is sent. */
    decisionAsked,
    /** To an approver, in the place of several {@link #decisionAsked}: all that waits for them; each link is made when it is sent. */
    decisionsAsked,
    /** To the other approvers of a stage when it was decided (APR-09), or ended without a decision. */
    stageClosed,
    /** To an approver, in the place of several {@link #stageClosed}. */
    stagesClosed,
    /** To the requestor. */
    requestDenied,
    /** To the requestor when nobody decided in time (APR-04). */
    requestTimedOut,
    /** To the requestor: the request ended with their organization (ORG-11). */
    requestEnded,
    /** To the requestor: access was approved, and begins when they asked (REQ-07). */
    accessScheduled,
    /** To the requestor: access is there, and how to get in (GST-01). */
    accessGiven,
    /** To the requestor: access lasts longer, as they asked (POL-09). */
    accessExtended,
    /** To the holder: somebody else moved the end of access (REQ-10). */
    endMoved,
    /** To the requestor: access ends in 14 days, or in one (ASG-05). */
    accessEnding,
    /** To the requestor: access has ended (ASG-03). */
    accessEnded,
    /** To the administrators, once a day for a policy: a request ended because nobody was left to decide it (POL-06). */
    noApprover,
    /** To the administrators: a request waits, and nobody who can decide it gets mail (MSG-08). */
    approversUnreachable
}
