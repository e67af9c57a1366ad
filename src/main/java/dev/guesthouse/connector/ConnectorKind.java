package dev.guesthouse.connector;

/** How a target system is spoken to (CON-02). */
public enum ConnectorKind {
    /** It is the directory inside, which needs nothing. */
    local,
    /** It is told of each change by a signed event, a CloudEvent as Standard Webhooks signs it. */
    webhook,
    /** By SCIM 2.0 (RFC 7644). */
    scim,
    /** By the administration's interface of Keycloak. */
    keycloak,
    /** By Microsoft Graph. */
    graph
}
