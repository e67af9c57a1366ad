package dev.guesthouse.request;

/** What a request asks for and who made it (REQ-08). */
public enum RequestType {
    /** Somebody asks for a package. */
    userAdd,
    /** Its holder asks for a later end (POL-09). */
    userExtend,
    /** Its holder gives it back (ASG-06). */
    userRemove,
    /** Given without anybody's asking (REQ-10). */
    adminAdd,
    /** Its end was moved (REQ-10). */
    adminUpdate,
    /** Taken away (REQ-10, ORG-15). */
    adminRemove
}
