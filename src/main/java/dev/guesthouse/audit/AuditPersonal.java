package dev.guesthouse.audit;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The personal values of an event, which can be erased while the event stays verifiable (AUD-01, GST-05). */
@Entity
public class AuditPersonal extends PanacheEntityBase {

    @Id
    public UUID eventId;
    public byte[] salt;
    /** A JSON object of text values; the commitment is over these very characters. */
    public String personal;
}
