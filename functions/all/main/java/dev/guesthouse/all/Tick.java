package dev.guesthouse.all;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.Deliver;
import dev.guesthouse.delivery.SendMessages;
import dev.guesthouse.expiry.ExpireAssignments;
import dev.guesthouse.expiry.TimeOutRequests;
import io.quarkus.funqy.Funq;

/** Runs every job once, each after what it builds on. */
@ApplicationScoped
public class Tick {

    public record Answer(TimeOutRequests.Answer timeOutRequests, ExpireAssignments.Answer expireAssignments, Deliver.Answer deliver,
            SendMessages.Answer sendMessages) {
    }

    private final TimeOutRequests timeOutRequests;
    private final ExpireAssignments expireAssignments;
    private final Deliver deliver;
    private final SendMessages sendMessages;

    Tick(TimeOutRequests timeOutRequests, ExpireAssignments expireAssignments, Deliver deliver, SendMessages sendMessages) {
        this.timeOutRequests = timeOutRequests;
        this.expireAssignments = expireAssignments;
        this.deliver = deliver;
        this.sendMessages = sendMessages;
    }

    @Funq("tick")
    public Answer tick() {
        return new Answer(timeOutRequests.timeOutRequests(new TimeOutRequests.Input(null)),
                expireAssignments.expireAssignments(new ExpireAssignments.Input(null, null)), deliver.deliver(null), sendMessages.sendMessages(null));
    }
}
