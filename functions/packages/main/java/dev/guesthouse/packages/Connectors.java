package dev.guesthouse.packages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import io.quarkus.funqy.Funq;

/** Lists the connectors, newest first; the local directory is one of them. */
@ApplicationScoped
public class Connectors {

    /**
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(Integer limit, String after) {
    }

    @Funq("connectors")
    @Transactional
    public Page<ConnectorView> connectors(Input input) {
        var paging = Paging.of("connectors", input.limit(), input.after());
        return paging.page(Connector.<Connector>find("from Connector c where c.removedAt is null and " + paging.newestFirst("c", "createdAt"),
                paging.parameters()).page(0, paging.lookahead()).list(), ConnectorView::of, connector -> connector.createdAt, connector -> connector.id);
    }
}
