package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.signin.AddMachineToken;
import dev.guesthouse.signin.MachineTokenView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Tokens with which cron jobs and scripts call the functions that are named for them (IDY-05); each is shown once, when it is made. */
@ApplicationScoped
class TokensPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance tokens(Frame frame, Office office, Part<MachineTokenView> tokens, List<FunctionTable> functions);

        static native TemplateInstance token(Frame frame, Office office, AddMachineToken.Answer made);
    }

    @Override
    public String path() {
        return "/admin/tokens";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        return visit.page(Templates.tokens(visit.frame(), office, office.list(FunctionTable.MACHINE_TOKENS, MachineTokenView.class, visit.input()),
                Stream.of(FunctionTable.values()).filter(function -> function.who.admitsMachines()).toList()));
    }

    /** The secret is told in the answer and nowhere else, so that this form alone is answered by a page. */
    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        if (form.has("endToken")) {
            visit.call(FunctionTable.END_MACHINE_TOKEN, visit.input().put("id", form.value("endToken")));
            return Reply.seeOther("/admin/tokens");
        }
        var input = visit.input().put("name", form.value("name"));
        form.text("expiresDateTime").map(Days::end).ifPresent(moment -> input.put("expiresDateTime", moment));
        var functions = input.putArray("functions");
        Stream.of(FunctionTable.values()).map(FunctionTable::functionName).filter(name -> form.has("functions." + name)).forEach(functions::add);
        return visit.page(Templates.token(visit.frame(), new Office(visit), visit.call(FunctionTable.ADD_MACHINE_TOKEN, input).answer(AddMachineToken.Answer.class)));
    }
}
