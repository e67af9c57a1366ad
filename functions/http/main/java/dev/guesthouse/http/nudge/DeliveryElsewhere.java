package dev.guesthouse.http.nudge;

import java.util.concurrent.CompletionStage;

/** The program that delivers, where it is not this one; rooms behind the edge do not know how it is asked. */
public interface DeliveryElsewhere {

    /** True where {@code guesthouse.delivery-url} names one. */
    boolean isThere();

    /** Asks it to deliver, and waits for no more than that it has been asked; ends then, however that came out. */
    CompletionStage<Void> ask();
}
