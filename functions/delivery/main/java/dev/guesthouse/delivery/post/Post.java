package dev.guesthouse.delivery.post;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way out for letters: by SMTP where a server is configured, else they become files. */
@ApplicationScoped
public class Post {

    /** The default of {@code quarkus.mailer.host} that this module brings: a name that no host can have (RFC 6761). */
    private static final String NO_HOST = "none.invalid";

    private final String host;
    private final SmtpPost smtp;
    private final FilePost files;

    Post(@ConfigProperty(name = "quarkus.mailer.host") String host, SmtpPost smtp, FilePost files) {
        this.host = host;
        this.smtp = smtp;
        this.files = files;
    }

    /**
     * Hands a letter over; one that is handed over twice arrives twice, under the same Message-ID.
     *
     * @throws NotSent where it has not left
     */
    public void send(Mailing mailing) {
        if (isToFiles()) {
            files.send(mailing);
        } else {
            smtp.send(mailing);
        }
    }

    /** Whether letters become files, for want of a mail server. */
    public boolean isToFiles() {
        return host.equals(NO_HOST);
    }
}
