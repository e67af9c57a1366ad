package dev.guesthouse.portal.ask;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;

/** A package that somebody has found, to be asked for. */
@ApplicationScoped
class AskPage implements HtmlPage {

    @Override
    public String path() {
        return "/my/find/:id";
    }

    @Override
    public Reply show(Visit visit) {
        return form(visit).show();
    }

    @Override
    public Reply act(Visit visit) {
        return form(visit).act();
    }

    private static AskForm form(Visit visit) {
        return AskForm.of(visit, visit.input().put("id", visit.parameter("id")));
    }
}
