package dev.guesthouse.all;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.Deliver;
import dev.guesthouse.delivery.SendMessages;
import dev.guesthouse.expiry.EndGuests;
import dev.guesthouse.expiry.ExpireAssignments;
import dev.guesthouse.expiry.Purge;
import dev.guesthouse.expiry.SendReminders;
import dev.guesthouse.expiry.StartScheduled;
import dev.guesthouse.expiry.TimeOutRequests;
import io.quarkus.funqy.Funq;

/** Runs every job once, each after what it builds on. */
@ApplicationScoped
public class Tick {

    public record Answer(TimeOutRequests.Answer timeOutRequests, StartScheduled.Answer startScheduled,
            ExpireAssignments.Answer expireAssignments, EndGuests.Answer endGuests, SendReminders.Answer sendReminders,
            Deliver.Answer deliver, SendMessages.Answer sendMessages, Purge.Answer purge) {
    }

    private final TimeOutRequests timeOutRequests;
    private final StartScheduled startScheduled;
    private final ExpireAssignments expireAssignments;
    private final EndGuests endGuests;
    private final SendReminders sendReminders;
    private final Deliver deliver;
    private final SendMessages sendMessages;
    private final Purge purge;

    Tick(TimeOutRequests timeOutRequests, StartScheduled startScheduled, ExpireAssignments expireAssignments, EndGuests endGuests,
            SendReminders sendReminders, Deliver deliver, SendMessages sendMessages, Purge purge) {
        this.timeOutRequests = timeOutRequests;
        this.startScheduled = startScheduled;
        this.expireAssignments = expireAssignments;
        this.endGuests = endGuests;
        this.sendReminders = sendReminders;
        this.deliver = deliver;
        this.sendMessages = sendMessages;
        this.purge = purge;
    }

    @Funq("tick")
    public Answer tick() {
        return new Answer(timeOutRequests.timeOutRequests(new TimeOutRequests.Input(null)),
                startScheduled.startScheduled(new StartScheduled.Input(null)),
                expireAssignments.expireAssignments(new ExpireAssignments.Input(null, null)),
                endGuests.endGuests(new EndGuests.Input(null)),
                sendReminders.sendReminders(new SendReminders.Input(null)), deliver.deliver(null), sendMessages.sendMessages(null),
                purge.purge(new Purge.Input(null, null)));
    }
}
