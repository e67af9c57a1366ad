package dev.guesthouse.portal.page;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.quarkus.qute.TemplateInstance;

/** What a visitor gets. */
public sealed interface Reply {

    /** A page is shown. @param frame in which it is */
    record Shown(TemplateInstance page, Frame frame) implements Reply {
    }

    /**
     * The browser goes on to another page (303), so that nothing is sent twice.
     *
     * @param path of this instance
     * @param cookies for the browser to keep
     */
    record SeeOther(String path, List<String> cookies) implements Reply {
    }

    /**
     * Another page is shown at once, with a form that was sent before.
     *
     * @param path of this instance
     * @param typed the form's fields
     * @param session the token of a session that was opened just now; null where it is still who it was
     * @param cookies for the browser to keep
     */
    record GoesOn(String path, Map<String, String> typed, String session, List<String> cookies) implements Reply {
    }

    /**
     * A file is kept, however long it is: each of its parts is made when the one before it is on its way.
     *
     * @param name of the file
     * @param type what it is
     * @param parts one or more
     */
    record Kept(String name, String type, Iterator<String> parts) implements Reply {
    }

    /** The same, to a page that says what was done. @param path without a query */
    static Reply seeOther(String path, Done done) {
        return seeOther(path + "?" + Done.KEY + "=" + done);
    }

    static Reply seeOther(String path) {
        return new SeeOther(path, List.of());
    }
}
