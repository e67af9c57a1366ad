package dev.guesthouse.signin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.session.MachineToken;
import io.quarkus.funqy.Funq;

/** Lists machine tokens, ended ones too. */
@ApplicationScoped
public class MachineTokens {

    /**
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(Integer limit, String after) {
    }

    @Funq("machine-tokens")
    @Transactional
    public Page<MachineTokenView> machineTokens(Input input) {
        var paging = Paging.of("machine-tokens", input.limit(), input.after());
        var tokens = MachineToken.<MachineToken>find("from MachineToken t join fetch t.answerable where "
                + paging.newestFirst("t", "createdAt"), paging.parameters()).page(0, paging.lookahead()).list();
        return paging.pageAtOnce(tokens, MachineTokens::views, token -> token.createdAt, token -> token.id);
    }

    private static List<MachineTokenView> views(List<MachineToken> tokens) {
        // What they are good for, which the page itself cannot be of rows of.
        MachineToken.list("from MachineToken t left join fetch t.functions where t in ?1", tokens);
        return tokens.stream().map(MachineTokenView::of).toList();
    }
}
