package dev.guesthouse.portal.signin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;

/** Where the button in every page's head leads, which ends the session. */
@ApplicationScoped
class SignOutPage implements HtmlPage {

    @Override
    public String path() {
        return "/my/sign-out";
    }

    @Override
    public Reply show(Visit visit) {
        return Reply.seeOther("/my/");
    }

    @Override
    public Reply act(Visit visit) {
        return new Reply.SeeOther("/", visit.call(FunctionTable.SIGN_OUT, visit.input()).cookies());
    }
}
