package dev.guesthouse.portal.signin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.SignInFirst;
import dev.guesthouse.portal.page.Visit;

/** Where the buttons in every page's foot lead, by which somebody says in which language they read. */
@ApplicationScoped
class LanguagePage implements HtmlPage {

    @Override
    public String path() {
        return "/my/language";
    }

    @Override
    public Reply show(Visit visit) {
        return Reply.seeOther("/my/");
    }

    @Override
    public Reply act(Visit visit) {
        visit.call(FunctionTable.CHANGE_MY_LANGUAGE, visit.input().put("language", visit.form().value("language")));
        return Reply.seeOther(SignInFirst.safe(visit.form().value(SignInFirst.NEXT)));
    }
}
