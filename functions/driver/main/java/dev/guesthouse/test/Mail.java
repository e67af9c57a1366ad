package dev.guesthouse.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

/** A message as the SMTP server got it. @param headers as they were written, a line each unless it is folded */
public record Mail(String recipient, String subject, String text, String html, String messageId, List<String> headers) {

    private static final Pattern CODE = Pattern.compile("(?m)^\\d{6}(?=\\s*$)");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    static Mail of(MimeMessage message) {
        try {
            return new Mail(recipient(message), message.getSubject(), part(message, "text/plain"), part(message, "text/html"), message.getMessageID(),
                    Collections.list(message.getAllHeaderLines()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To whom a message goes, without reading more of it. */
    static String recipient(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True for one that brings a code to sign in with. */
    boolean hasCode() {
        return CODE.matcher(text).find();
    }

    /** The six digits in it. */
    public String code() {
        return first(CODE);
    }

    /** The address in it. */
    public String link() {
        return first(LINK);
    }

    /** The path of {@link #link}. */
    public String path() {
        return URI.create(link()).getPath();
    }

    /** The last part of {@link #link}. */
    public String linkToken() {
        return link().substring(link().lastIndexOf('/') + 1);
    }

    private String first(Pattern pattern) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new AssertionError("no " + pattern + " in: " + text);
        }
        return match.group();
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return ((String) part.getContent()).replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** True where subject or text hold all of these. */
    public boolean says(String... words) {
        return Arrays.stream(words).allMatch(word -> subject.contains(word) || text.contains(word));
    }
}
