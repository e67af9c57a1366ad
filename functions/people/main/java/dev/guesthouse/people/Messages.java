package dev.guesthouse.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.message.Message;
import dev.guesthouse.message.MessageState;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/** Lists the outbox, newest first: to whom what was sent, what waits and what rests, and why; codes and links are in none of it (MSG-01). */
@ApplicationScoped
public class Messages {

    /**
     * @param state only those in this state; left out for all
     * @param recipient only those for this e-mail address, which is given as a whole; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(MessageState state, String recipient, Integer limit, String after) {
    }

    @Funq("messages")
    @Transactional
    public Page<MessageView> messages(Input input) {
        var paging = Paging.of("messages", input.limit(), input.after());
        var filters = paging.filters().and("m.state = :state", "state", input.state())
                .and("m.recipient = :recipient", "recipient", input.recipient() == null ? null : recipient(input.recipient()));
        return paging.page(Message.<Message>find("from Message m where " + filters + paging.newestFirst("m", "createdAt"), filters.parameters())
                .page(0, paging.lookahead()).list(), MessageView::of, message -> message.createdAt, message -> message.id);
    }

    private static String recipient(String typed) {
        var fields = new Fields();
        var address = fields.parsed("recipient", () -> EmailAddress.parse(typed));
        fields.check();
        return address.value();
    }
}
