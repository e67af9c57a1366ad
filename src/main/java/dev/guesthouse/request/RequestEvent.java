package dev.guesthouse.request;

/** What can happen to a request. */
public enum RequestEvent {
    askApproval, schedule, deliver, complete, completePartly, fail, deny, cancel, reprocess
}
