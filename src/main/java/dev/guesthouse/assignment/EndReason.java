package dev.guesthouse.assignment;

/** Why an assignment ended. */
public enum EndReason {
    /** Its time was over (ASG-03). */
    timeOver,
    /** Its holder gave it back (ASG-06). */
    givenBack,
    /** A sponsor, a manager or an administrator ended it before its time (ORG-15). */
    endedByPerson,
    /** Its person's organization was removed (ORG-11). */
    organizationRemoved
}
