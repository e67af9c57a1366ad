package dev.guesthouse.delivery.post;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import dev.guesthouse.message.Mailboxes.Word;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.ext.mail.SMTPException;

/**
 * What kept a letter from leaving, in a sentence that somebody can act on. What the server wrote stays out: it may repeat what we sent;
 * its codes are in.
 */
final class SmtpFault {

    /** What a reply says beside its code (RFC 2034). */
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})(?!\\S)");
    /** That a mailbox, or its domain, is not there (RFC 3463, 3.2 and 3.3; RFC 7505). */
    private static final Set<String> NO_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");
    /** Answers to a recipient that may mean as much where they say no more (RFC 5321, 4.2.3; RFC 7504). */
    private static final Set<Integer> NO_MAILBOX_PERHAPS = Set.of(501, 550, 551, 553, 556);

    // What the client begins its messages with.
    private static final String AT_SIGN_IN = "AUTH ";
    private static final String AT_SENDER = "sender address";
    private static final String AT_RECIPIENT = "recipient address";

    /** Why there is no connection, the first that fits; each sentence takes host and port. */
    private static final Map<Predicate<Throwable>, String> CONNECTING = connecting();

    private SmtpFault() {
    }

    static NotSent silence(MailServer server, Duration longest) {
        return NotSent.away(("The mail server %s did not answer within %d s. Is quarkus.mailer.port the right one? One that begins with TLS, as 465 does,"
                + " needs quarkus.mailer.tls=true.").formatted(server, longest.toSeconds()));
    }

    static NotSent of(Throwable fault, MailServer server) {
        if (fault instanceof SMTPException refusal) {
            return refusal(refusal, server);
        }
        return NotSent.away(connecting(fault).orElse("The mail server %s broke the connection off.").formatted(server));
    }

    private static NotSent refusal(SMTPException refusal, MailServer server) {
        var enhanced = enhanced(refusal);
        var code = refusal.getReplyCode() + enhanced.map(more -> " " + more).orElse("");
        var stage = refusal.getMessage();
        if (stage.startsWith(AT_SIGN_IN)) {
            return NotSent.away("The mail server %s does not accept quarkus.mailer.username and .password (code %s).".formatted(server, code));
        }
        if (stage.startsWith(AT_SENDER)) {
            return NotSent.away("The mail server %s takes no mail from the sender in quarkus.mailer.from (code %s).".formatted(server, code));
        }
        if (!stage.startsWith(AT_RECIPIENT)) {
            // The letter's own fault perhaps, perhaps not.
            return NotSent.away("The mail server refused it with code %s.".formatted(code));
        }
        return mailbox(refusal, enhanced)
                .map(word -> NotSent.refusedByMailbox(word, "The mail server refused the address with code %s: the mailbox is not there%s.".formatted(code,
                        word == Word.vague ? ", or the server has to be told to pass on what this program sends" : "")))
                .orElseGet(() -> NotSent.refused("The mail server refused the address with code %s.%s".formatted(code,
                        refusal.isPermanent() ? " If it refuses others too, it has to be told to pass on what this program sends." : "")));
    }

    private static Optional<Word> mailbox(SMTPException refusal, Optional<String> enhanced) {
        if (!refusal.isPermanent()) {
            return Optional.empty();
        }
        if (enhanced.isPresent()) {
            return enhanced.filter(NO_MAILBOX::contains).map(code -> Word.clear);
        }
        return NO_MAILBOX_PERHAPS.contains(refusal.getReplyCode()) ? Optional.of(Word.vague) : Optional.empty();
    }

    private static Optional<String> enhanced(SMTPException refusal) {
        var found = ENHANCED.matcher(refusal.getReplyMessage());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Why there is no connection to send by; empty where that is not known. */
    private static Optional<String> connecting(Throwable fault) {
        var causes = Stream.iterate(fault, Objects::nonNull, Throwable::getCause).toList();
        return CONNECTING.entrySet().stream().filter(known -> causes.stream().anyMatch(known.getKey())).map(Map.Entry::getValue).findFirst();
    }

    private static Predicate<Throwable> is(Class<? extends Throwable> type) {
        return type::isInstance;
    }

    /** Of an authority that has the name of one that is trusted, and another key. */
    private static boolean isOfAnother(Throwable fault) {
        return fault instanceof CertPathValidatorException path
                && (path.getReason() == BasicReason.INVALID_SIGNATURE || path.getReason() == PKIXReason.NO_TRUST_ANCHOR);
    }

    private static Predicate<Throwable> says(String beginning) {
        return fault -> fault.getMessage() != null && fault.getMessage().startsWith(beginning);
    }

    private static Map<Predicate<Throwable>, String> connecting() {
        var known = new LinkedHashMap<Predicate<Throwable>, String>();
        known.put(is(CertificateExpiredException.class), "The certificate of the mail server %s has expired: it has to be renewed there.");
        known.put(is(CertificateNotYetValidException.class), "The certificate of the mail server %s is not valid yet: is the clock right, here and there?");
        known.put(is(CertPathBuilderException.class).or(SmtpFault::isOfAnother), "The certificate of the mail server %s is of an authority that is"
                + " not trusted here: name the authority's own certificate in quarkus.tls.trust-store.pem.certs.");
        known.put(is(InvalidAlgorithmParameterException.class), "There is no authority here that the certificate of the mail server %s could be of:"
                + " the trust store is empty.");
        known.put(is(CertPathValidatorException.class), "The certificate of the mail server %s, or one that it depends on, is not valid or was revoked.");
        // What the check of the name throws is of just this class.
        known.put(fault -> fault.getClass() == CertificateException.class, "The certificate of the mail server %s is for another name:"
                + " quarkus.mailer.host has to be one that is in it.");
        known.put(is(NotSslRecordException.class), "The mail server %s does not begin with TLS: set quarkus.mailer.tls=false, and quarkus.mailer.start-tls.");
        known.put(is(SSLException.class), "No TLS connection to the mail server %s could be made: the two have no version or cipher of it in common,"
                + " or it wants a certificate from this program.");
        known.put(is(ConnectTimeoutException.class), "The mail server %s did not take a connection in time: is there a firewall between?");
        known.put(is(UnknownHostException.class), "The mail server %s has no address: is quarkus.mailer.host right?");
        known.put(is(ConnectException.class), "The mail server %s refused the connection: does it listen at this port?");
        known.put(says("STARTTLS required"), "The mail server %s offers no STARTTLS, which quarkus.mailer.start-tls requires.");
        known.put(says("login is required"), "The mail server %s offers no way to sign in that is known here, which quarkus.mailer.login requires.");
        return known;
    }
}
