package dev.guesthouse.all.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.post.MailFolder;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.settings.Language;
import dev.guesthouse.words.AdminWords;
import dev.guesthouse.words.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The messages that became files, the newest first. */
@ApplicationScoped
class MailsPage implements HtmlPage {

    static final String PATH = "/mail";
    private static final int MOST = 100;

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance mails(Frame frame, List<MailFolder.Kept> mails);
    }

    private final ReadableMails readable;
    private final MailFolder folder;

    MailsPage(ReadableMails readable, MailFolder folder) {
        this.readable = readable;
        this.folder = folder;
    }

    @Override
    public String path() {
        return PATH;
    }

    /** It is not there for whoever is not signed in either. */
    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Optional<Frame.Link> inFoot(Predicate<FunctionTable> may, Language language) {
        return readable.areFor(may) ? Optional.of(new Frame.Link(PATH, Wording.in(language, AdminWords.class).mails(), false)) : Optional.empty();
    }

    @Override
    public Reply show(Visit visit) {
        readable.need(visit);
        return visit.page(Templates.mails(visit.frame(), folder.newest(MOST)));
    }
}
