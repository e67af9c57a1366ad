package dev.guesthouse.portal.decide;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;

/** One of the requests that wait for somebody who is signed in. */
@ApplicationScoped
class DecisionPage implements HtmlPage {

    @Override
    public String path() {
        return "/my/decisions/:id";
    }

    @Override
    public Reply show(Visit visit) {
        return form(visit).show();
    }

    @Override
    public Reply act(Visit visit) {
        return form(visit).act();
    }

    private static DecisionForm form(Visit visit) {
        return new DecisionForm(visit, visit.input().put("requestId", visit.parameter("id")));
    }
}
