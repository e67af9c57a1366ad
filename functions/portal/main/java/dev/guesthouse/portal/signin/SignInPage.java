package dev.guesthouse.portal.signin;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.SignInFirst;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.signin.RedeemCode;
import dev.guesthouse.signin.SendCode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where people say who they are: an address, and then the code that came to it (IDY-01). What they were about to send goes along. */
@ApplicationScoped
public class SignInPage implements HtmlPage {

    private static final String TICKET = "ticket";
    private static final String EXPIRES = "expires";

    @CheckedTemplate(basePath = "signin")
    static class Templates {
        static native TemplateInstance address(Frame frame, String next, boolean decision, Map<String, String> carried);

        static native TemplateInstance code(Frame frame, Code code, Map<String, String> carried);
    }

    /**
     * A code that is on its way.
     *
     * @param email where to; empty where that is not told
     * @param ticket with which it is good
     * @param expires until when it is; null where the form came back without that
     * @param next where to go afterwards
     */
    public record Code(String email, String ticket, Instant expires, String next) {

        /** Where to ask for another one. */
        public String again() {
            return SignInFirst.thenTo(next);
        }
    }

    @Override
    public String path() {
        return SignInFirst.PATH;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Reply show(Visit visit) {
        var form = visit.form();
        var next = SignInFirst.safe(form.has(SignInFirst.NEXT) ? form.value(SignInFirst.NEXT) : visit.parameter(SignInFirst.NEXT));
        return form.has(TICKET) ? code(visit, new Code(form.value("email"), form.value(TICKET), moment(form.value(EXPIRES)), next))
                : visit.page(Templates.address(visit.frame(), next, isDecision(next), SignInFirst.carried(form)));
    }

    @Override
    public Reply act(Visit visit) {
        return visit.form().has(TICKET) ? signIn(visit) : sendCode(visit);
    }

    /** As the form had it; it says when to look for another code, and decides nothing. */
    private static Instant moment(String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Reply sendCode(Visit visit) {
        var form = visit.form();
        var next = SignInFirst.safe(form.value(SignInFirst.NEXT));
        var email = form.value("email").strip();
        var input = email.isEmpty() && isDecision(next) ? visit.input().put("link", next) : visit.input().put("email", email);
        var sent = visit.call(FunctionTable.SEND_CODE, visit.inTheirLanguage(input)).answer(SendCode.Answer.class);
        return code(visit, new Code(email, sent.ticket(), sent.expiresDateTime(), next));
    }

    /** To such a link's approver the code goes, and nobody has to say who that is (PAG-07). */
    private static boolean isDecision(String next) {
        return next.startsWith("/d/");
    }

    private static Reply code(Visit visit, Code code) {
        return visit.page(Templates.code(visit.frame(), code, SignInFirst.carried(visit.form())));
    }

    private static Reply signIn(Visit visit) {
        var form = visit.form();
        var next = SignInFirst.safe(form.value(SignInFirst.NEXT));
        var outcome = visit.call(FunctionTable.REDEEM_CODE,
                visit.inTheirLanguage(visit.input().put(TICKET, form.value(TICKET)).put("code", form.value("code").replaceAll("\\s", ""))));
        var back = SignInFirst.back(form);
        return back.isEmpty() ? new Reply.SeeOther(next, outcome.cookies())
                : new Reply.GoesOn(next, back, outcome.answer(RedeemCode.Answer.class).token(), outcome.cookies());
    }
}
