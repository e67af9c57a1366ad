package dev.guesthouse.request;

/** What a request asks for and who made it (REQ-08). */
public enum RequestType {
    userAdd, userExtend, userRemove, adminAdd, adminUpdate, adminRemove
}
