package dev.guesthouse.portal.home;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.signin.ShowInstance;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What this instance is, and where to go; as long as nobody runs it, how somebody comes to. */
@ApplicationScoped
class HomePage implements HtmlPage {

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance home(Frame frame, boolean functions, boolean first);
    }

    private final Optional<String> ui;

    /** @param ui where this program describes its functions; only the one that holds them all does */
    HomePage(@ConfigProperty(name = "quarkus.swagger-ui.path") Optional<String> ui) {
        this.ui = ui;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Reply show(Visit visit) {
        var instance = visit.read(FunctionTable.INSTANCE, ShowInstance.Answer.class, visit.input());
        return visit.page(Templates.home(visit.frame(), ui.isPresent(), !instance.hasAdministrator()));
    }
}
