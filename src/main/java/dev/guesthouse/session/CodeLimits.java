package dev.guesthouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.limit.CallerNetwork;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.settings.Settings;

/**
 * How many codes are sent in an hour (IDY-01, MSG-05): to an address, for a caller, and for a caller to one address. The last is the
 * smallest, so that one stranger alone cannot use up what an address may have. Whoever has a {@link CodePass} has as many again, which
 * count for nobody else. As many again come by links of decisions: nobody finds out whose a link is by what is left for an address.
 */
@ApplicationScoped
public class CodeLimits {

    /**
     * Out of what a code is sent.
     *
     * @param from the caller as it is counted
     * @param pass whose share it is; null for the one of whoever asks
     * @param isLast true where nothing is left for whoever asks after this one
     */
    record Share(String from, CodePass pass, boolean isLast) {
    }

    /** A limit that is reached. @param until when there is room again */
    private record Reached(Sentence sentence, Instant until) {
    }

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Settings.Codes most;

    @Inject
    CodeLimits(Settings settings) {
        this(settings.codes());
    }

    public CodeLimits(Settings.Codes most) {
        this.most = most;
    }

    /**
     * Finds room for one more, one caller after the other. Whether the address is known makes no difference.
     *
     * @param pass the hash of a pass that came with the call; null for none, and one that is not good for this address counts as none
     * @throws Problem too-many-requests, which says which limit is reached and when there is room again
     */
    Share check(EmailAddress email, String callerAddress, byte[] pass, Instant now) {
        var from = String.valueOf(CallerNetwork.of(callerAddress));
        Turn.take("caller " + from);
        Turn.take("email " + email);
        var own = CodePass.byHash(pass, email, now).orElse(null);
        if (own != null) {
            refuse(List.of(reached("With this pass, or from this browser, %d codes were asked for within an hour, and no more are sent",
                    most.perCallerAndAddress(), sent(most.perCallerAndAddress(), "pass = ?2", now, own))), now);
            return new Share(from, own, false);
        }
        var toAddress = sent(most.perAddress(), "email = ?2 and pass is null and linkHash is null", now, email.value());
        refuse(List.of(
                reached("%d codes to this address were asked for within an hour from your network address, and no more are sent",
                        most.perCallerAndAddress(),
                        sent(most.perCallerAndAddress(), "callerAddress = ?2 and email = ?3 and pass is null and linkHash is null", now, from,
                                email.value())),
                reached("%d codes to this address were asked for within an hour, by you or by others, and no more are sent but for a browser in which"
                        + " you have signed in with it, or with the pass that the last of these letters brought", most.perAddress(), toAddress),
                ofCaller(from, now)), now);
        return new Share(from, null, toAddress.size() == most.perAddress() - 1);
    }

    /**
     * The same for one more by a link of a decision, as if that were an address; whether it leads to anybody makes no difference.
     *
     * @return the caller as it is counted
     * @throws Problem too-many-requests
     */
    String checkLink(byte[] linkHash, String callerAddress, Instant now) {
        var from = String.valueOf(CallerNetwork.of(callerAddress));
        Turn.take("caller " + from);
        Turn.take("link " + HexFormat.of().formatHex(linkHash));
        refuse(List.of(
                reached("%d codes by this link were asked for within an hour from your network address, and no more are sent",
                        most.perCallerAndAddress(), sent(most.perCallerAndAddress(), "callerAddress = ?2 and linkHash = ?3", now, from, linkHash)),
                reached("%d codes by this link were asked for within an hour, by you or by others, and no more are sent: give your address instead",
                        most.perAddress(), sent(most.perAddress(), "linkHash = ?2", now, linkHash)),
                ofCaller(from, now)), now);
        return from;
    }

    /** Whether an address gets one more by a link. Whoever asked is told nothing of it, or they would learn whose the link is. */
    public boolean isRoom(EmailAddress email, SignInCode byLink, Instant now) {
        return sent(most.perAddress(), "email = ?2 and linkHash is not null", now, email.value()).size() < most.perAddress()
                && sent(most.perCallerAndAddress(), "callerAddress = ?2 and email = ?3 and linkHash is not null", now, byLink.callerAddress, email.value())
                        .size() < most.perCallerAndAddress();
    }

    private Optional<Reached> ofCaller(String from, Instant now) {
        return reached("%d codes were asked for within an hour from your network address, by you or by others who share it, and no more are sent"
                + " unless whoever runs this instance allows more", most.perCaller(), sent(most.perCaller(), "callerAddress = ?2 and pass is null", now, from));
    }

    /** When codes were asked for within the window, the newest first. @param condition takes the parameters from the second on */
    private static List<Instant> sent(int most, String condition, Instant now, Object... parameters) {
        var all = Stream.concat(Stream.of(now.minus(WINDOW)), Stream.of(parameters)).toArray();
        return SignInCode.find("select c.createdAt from SignInCode c where c.createdAt > ?1 and " + condition + " order by c.createdAt desc", all)
                .project(Instant.class).page(0, most).list();
    }

    private static Optional<Reached> reached(String template, int most, List<Instant> sent) {
        return sent.size() < most ? Optional.empty() : Optional.of(new Reached(Sentence.of(template, most), sent.get(most - 1).plus(WINDOW)));
    }

    /** Of the limits that are reached, the one that holds longest is told: until then no other call would do. */
    private static void refuse(List<Optional<Reached>> limits, Instant now) {
        limits.stream().flatMap(Optional::stream).max(Comparator.comparing(Reached::until)).ifPresent(limit -> {
            throw Problem.tooManyRequests(limit.sentence, limit.until, now);
        });
    }
}
