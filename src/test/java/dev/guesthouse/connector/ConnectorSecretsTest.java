package dev.guesthouse.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectorSecretsTest {

    private static final String OLD = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "HxwdHhscGRoXGBYVFBMSERAPDg0MCwoJCAcGBQQDAgE=";
    private static final Credentials CREDENTIALS = new Credentials(null, "us", "hunter2", "https://login.example/token", null);

    private final ConnectorSecrets secrets = new ConnectorSecrets(List.of(OLD));
    private final Connector crm = sealed(secrets);

    @Test
    @DisplayName("CON-04 what is kept of credentials shows nothing of them, is never twice the same, and is read with its key")
    void sealed() {
        assertFalse(crm.credentials.contains("hunter2"));
        assertNotEquals(crm.credentials, secrets.seal(crm.id, CREDENTIALS));
        assertEquals(CREDENTIALS, secrets.open(crm));
        assertEquals("Credentials", CREDENTIALS.toString());
    }

    @Test
    @DisplayName("CON-04 a new first key encrypts from then on, and what an old one encrypted is read as long as that is named too")
    void rotated() {
        assertEquals(CREDENTIALS, new ConnectorSecrets(List.of(NEW, OLD)).open(crm));
        assertEquals(CREDENTIALS, new ConnectorSecrets(List.of(OLD, NEW)).open(sealed(new ConnectorSecrets(List.of(NEW, OLD)))));
        assertThrows(IllegalStateException.class, () -> new ConnectorSecrets(List.of(NEW)).open(crm));
        assertThrows(IllegalStateException.class, () -> secrets.open(sealed(new ConnectorSecrets(List.of(NEW, OLD)))));
    }

    @Test
    @DisplayName("CON-04 credentials copied to another connector, or changed, are not read")
    void elsewhere() {
        var other = new Connector();
        other.id = UUID.randomUUID();
        other.credentials = crm.credentials;
        assertThrows(IllegalStateException.class, () -> secrets.open(other));
        crm.credentials = crm.credentials.substring(0, crm.credentials.length() - 4) + "AAAA";
        assertThrows(IllegalStateException.class, () -> secrets.open(crm));
        crm.credentials = "nonsense";
        assertThrows(IllegalStateException.class, () -> secrets.open(crm));
    }

    @Test
    @DisplayName("CON-04 a key that is none stops the start and is not repeated; without any nothing can be encrypted")
    void badKey() {
        var refusal = assertThrows(IllegalStateException.class, () -> new ConnectorSecrets(List.of("c2hvcnQ=")));
        assertTrue(refusal.getMessage().contains("guesthouse.connector-key"));
        assertFalse(refusal.getMessage().contains("c2hvcnQ"));
        assertFalse(new ConnectorSecrets(List.of()).isReady());
    }

    private static Connector sealed(ConnectorSecrets secrets) {
        var connector = new Connector();
        connector.id = UUID.randomUUID();
        connector.credentials = secrets.seal(connector.id, CREDENTIALS);
        return connector;
    }
}
