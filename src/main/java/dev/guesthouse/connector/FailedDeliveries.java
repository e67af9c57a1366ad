package dev.guesthouse.connector;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How often a target system could not be brought to what is wanted of it, on a day in UTC; a day without a failure is not there (CON-03). */
@Entity
@IdClass(FailedDeliveries.Key.class)
public class FailedDeliveries extends PanacheEntityBase {

    @Id
    public LocalDate day;
    @Id
    public UUID connectorId;
    /** That have failed, each of a grant or an account. */
    public int tries;

    public record Key(LocalDate day, UUID connectorId) implements Serializable {
    }

    /**
     * Those of a day at a connector.
     *
     * @param connector its name
     */
    public record OfDay(LocalDate day, String connector, int tries) {
    }

    /** Notes that a try has failed. Runs in the caller's transaction. */
    public static void note(Connector connector, Instant now) {
        getEntityManager().createNativeQuery("""
                INSERT INTO failed_deliveries AS known (day, connector_id, tries) VALUES (:day, :connector, 1)
                ON CONFLICT (day, connector_id) DO UPDATE SET tries = known.tries + 1
                """).setParameter("day", of(now)).setParameter("connector", connector.id).executeUpdate();
    }

    /** Those of so many days, today the last of them; by connector, the first day first. */
    public static List<OfDay> lately(int days, Instant now) {
        return find("select f.day, c.displayName, f.tries from FailedDeliveries f join Connector c on c.id = f.connectorId where f.day > ?1"
                + " order by c.displayName, c.id, f.day", of(now).minusDays(days)).project(OfDay.class).list();
    }

    private static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
