package dev.guesthouse.all.mail;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.delivery.post.MailFile;
import dev.guesthouse.delivery.post.MailFolder;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One of them, as text: nothing that stands in it is part of the page. */
@ApplicationScoped
class MailPage implements HtmlPage {

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance mail(Frame frame, MailFile.Written mail);
    }

    private final ReadableMails readable;
    private final MailFolder folder;

    MailPage(ReadableMails readable, MailFolder folder) {
        this.readable = readable;
        this.folder = folder;
    }

    @Override
    public String path() {
        return MailsPage.PATH + "/:name";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Reply show(Visit visit) {
        readable.need(visit);
        var kept = folder.named(visit.parameter("name")).orElseThrow(() -> Problem.notFound("message"));
        return visit.page(Templates.mail(visit.frame(), kept.mail()));
    }
}
