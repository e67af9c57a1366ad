package dev.guesthouse.test;

import com.icegreen.greenmail.util.GreenMailUtil;

import dev.guesthouse.http.DeliveryDue;
import dev.guesthouse.message.*;
import dev.guesthouse.session.SignInCode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.*;

@ApplicationScoped
public class TemporaryCodes {
    void send(@ObservesAsync DeliveryDue due) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (Message m : Message.<Message>list("kind = ?1 and state = ?2", MessageKind.signInCode, MessageState.pending)) {
                SignInCode c = SignInCode.findById(UUID.fromString(m.facts.get("code")));
                GreenMailUtil.sendTextEmail(m.recipient, "x@x.example", "code", "Your code: " + c.makeCode(), Surroundings.smtp().getSmtp().getServerSetup());
                m.state = MessageState.sent; m.nextTryAt = null; m.sentAt = m.createdAt;
            }
        });
    }
}
