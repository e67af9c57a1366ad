package dev.guesthouse.organization;

/** Constants are spelled as they are stored and sent, here and in all states of the product. */
public enum OrganizationState {
    /** Added by an administrator. */
    configured,
    /** Recorded when somebody of it was approved; outside the scope "all configured organizations" (ORG-10). */
    proposed
}
