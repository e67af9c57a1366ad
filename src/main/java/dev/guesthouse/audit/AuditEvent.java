package dev.guesthouse.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One change: who, what, on what, when, before and after (AUD-01). Holds nothing personal but ids. */
@Entity
@Immutable
public class AuditEvent extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    public Instant at;
    public String action;
    @Enumerated(EnumType.STRING)
    public Actor.Kind actorKind;
    public UUID actorId;
    public String subjectKind;
    public UUID subjectId;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> before;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> after;
    /** SHA-256 over salt and text of {@link AuditPersonal}; null where there is nothing personal. */
    public byte[] personalCommitment;
}
