package dev.guesthouse.portal.admin;

import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What somebody is asked once more before it is done.
 *
 * @param what it is
 * @param name what it is done to
 * @param button the name of the button that does it
 * @param value what the button says beside its name
 */
public record Sure(What what, String name, String button, String value) {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance sure(Frame frame, Office office, Sure sure);
    }

    /** What is asked for once more. */
    public enum What {
        deletePackage, renewLink, deletePolicy, deleteCatalog, erasePerson
    }

    /** The page that asks. */
    Reply asked(Visit visit) {
        return visit.page(Templates.sure(visit.frame(), new Office(visit), this));
    }
}
