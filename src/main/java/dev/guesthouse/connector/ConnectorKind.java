package dev.guesthouse.connector;

/** How a target system is spoken to (CON-02). */
public enum ConnectorKind {
    local, webhook, scim, keycloak, graph
}
