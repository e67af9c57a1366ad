package dev.guesthouse.delivery.letter;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every word of every letter, so that wording is in one place and another language is one more file:
 * {@code messages/letter_de.properties}. Verbs of people: ask,
 * decide, give, refuse, end, give back. Subjects are fact, name, date.
 */
@MessageBundle(value = "letter", locale = "en")
interface Words {

    // Patterns are those of DateTimeFormatter; all times are UTC and say so.

    @Message("EEE d MMM")
    String dayPattern();

    @Message("EEEE d MMMM yyyy, HH:mm 'UTC'")
    String momentPattern();

    @Message("HH:mm 'UTC'")
    String timePattern();

    @Message("no end")
    String noEnd();

    // Names

    @Message("somebody whose data was erased")
    String erased();

    @Message("more time for {accessPackage}")
    String moreTime(String accessPackage);

    // Sign-in code

    @Message("{instance}: your sign-in code, good until {time}")
    String codeSubject(String instance, String time);

    @Message("Type this code where you asked for it to sign in to {instance}:")
    String codeSentence(String instance);

    @Message("It is good for 10 minutes, until {time}, and only where you asked for it.")
    String codeLasts(String time);

    @Message("Nobody from us will ask you for it.")
    String codeIsYours();

    @Message("Many codes to this address were asked for within the last hour, by you or by others, and for now no more are sent to whoever asks. To get one all the same, give this pass along when you ask; it signs nobody in: {pass}")
    String codePass(String pass);

    @Message("You get this because somebody, probably you, gave this address to sign in to {instance}. If it was not you, do nothing: nobody gets in without the code.")
    String codeWhy(String instance);

    @Message("Questions? Ask whoever told you of {instance}.")
    String whom(String instance);

    // Invitation

    @Message("{instance}: you are invited as a guest since {day}")
    String invitationSubject(String instance, String day);

    @Message("You have been added as a guest of {instance}.")
    String invitationSentence(String instance);

    @Message("Sign in")
    String signIn();

    @Message("There is no password: whenever you sign in, a code comes to this address.")
    String noPassword();

    @Message("You get this because somebody who runs {instance} added your address.")
    String invitationWhy(String instance);

    // Labels of facts

    @Message("Who asks")
    String whoAsks();

    @Message("Who asked")
    String whoAsked();

    @Message("For")
    String forWhom();

    @Message("Organization")
    String organization();

    @Message("Asks for")
    String asksFor();

    @Message("Package")
    String accessPackage();

    @Message("What it gives")
    String gives();

    @Message("Not given")
    String notGiven();

    @Message("Why they ask")
    String justification();

    @Message("Asked on")
    String askedOn();

    @Message("Decide by")
    String decideBy();

    @Message("Stage {number}")
    String stage(int number);

    @Message("Reason")
    String reason();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("Has it until")
    String hasUntil();

    @Message("Instead of")
    String insteadOf();

    @Message("{moment}, if decided today")
    String decidedToday(String moment);

    @Message("Your address")
    String yourAddress();

    // To approvers

    @Message("{who} asks for {accessPackage}: please decide by {day}")
    String askedSubject(String who, String accessPackage, String day);

    @Message("{who} asks for {accessPackage}, and you are one of those who can decide it.")
    String askedSentence(String who, String accessPackage);

    @Message("{sponsor} asks for {accessPackage} for {who}: please decide by {day}")
    String askedForSubject(String sponsor, String accessPackage, String who, String day);

    @Message("{sponsor} asks for {accessPackage} for {who}, and you are one of those who can decide it.")
    String askedForSentence(String sponsor, String accessPackage, String who);

    @Message("Look at it and decide")
    String lookAndDecide();

    @Message("Opening the link decides nothing.")
    String opensOnly();

    @Message("{count} requests wait for you: please decide the first by {day}")
    String allAskedSubject(int count, String day);

    @Message("{count} requests wait, and you are one of those who can decide them; each has a link of its own.")
    String allAskedSentence(int count);

    @Message("You get this because you decide on access at {instance}; the first decision counts.")
    String askedWhy(String instance);

    @Message("Questions? Ask {who}.")
    String ask(String who);

    @Message("Questions? Ask those who run {instance}.")
    String askRunners(String instance);

    @Message("{who} ({organization})")
    String of(String who, String organization);

    @Message("given by {who} on {moment}")
    String approvedBy(String who, String moment);

    @Message("refused by {who} on {moment}")
    String refusedBy(String who, String moment);

    @Message("nobody decided until {moment}")
    String nobodyDecided(String moment);

    @Message("ended without a decision on {moment}")
    String endedWithout(String moment);

    @Message("{who} and {accessPackage}: {decider} said yes on {day}")
    String approvedSubject(String who, String accessPackage, String decider, String day);

    @Message("{who} and {accessPackage}: {decider} refused on {day}")
    String refusedSubject(String who, String accessPackage, String decider, String day);

    @Message("{who} and {accessPackage}: nobody decided until {day}")
    String nobodyDecidedSubject(String who, String accessPackage, String day);

    @Message("{who} and {accessPackage}: ended without a decision on {day}")
    String endedWithoutSubject(String who, String accessPackage, String day);

    @Message("There is nothing left for you to decide here.")
    String closedSentence();

    @Message("This stage is decided, and the next one is open.")
    String closedGoesOn();

    @Message("It could not be given all the same, and the request has ended.")
    String closedInVain();

    @Message("{count} decisions that you were asked for: how they came out by {day}")
    String allClosedSubject(int count, String day);

    @Message("This is how {count} decisions came out that you were asked for.")
    String allClosedSentence(int count);

    @Message("You get this because you were asked to decide this at {instance}.")
    String closedWhy(String instance);

    // To the requestor

    @Message("Your request for {accessPackage} was refused on {day}")
    String deniedSubject(String accessPackage, String day);

    @Message("Your request for {accessPackage} was refused.")
    String deniedSentence(String accessPackage);

    @Message("Nobody was there who could decide it.")
    String noApproverReason();

    @Message("You cannot have this package as things stand.")
    String notEligibleReason();

    @Message("You cannot have this package for longer as things stand.")
    String notEligibleLongerReason();

    @Message("Your access had ended by then.")
    String endedReason();

    @Message("You have another package by now that this one does not go with.")
    String incompatibleReason();

    @Message("People of your domain cannot be guests here.")
    String domainBlockedReason();

    @Message("The time for which this package is given was over.")
    String windowPassedReason();

    @Message("Nobody decided your request for {accessPackage} until {day}")
    String timedOutSubject(String accessPackage, String day);

    @Message("Nobody decided your request for {accessPackage} in time, so it has ended.")
    String timedOutSentence(String accessPackage);

    @Message("You have {accessPackage} as before, until {moment}.")
    String goesOn(String accessPackage, String moment);

    @Message("Ask again")
    String askAgain();

    @Message("You get this because you asked for this package at {instance}.")
    String requestorWhy(String instance);

    @Message("You get this because you asked for more time at {instance}.")
    String moreTimeWhy(String instance);

    @Message("You get this because somebody who answers for your organization asked for this package for you at {instance}.")
    String askedForYouWhy(String instance);

    @Message("{accessPackage}, which was asked for for you, was refused on {day}")
    String deniedForYouSubject(String accessPackage, String day);

    @Message("{accessPackage}, which was asked for for you, was refused.")
    String deniedForYouSentence(String accessPackage);

    @Message("Nobody decided until {day} on {accessPackage}, which was asked for for you")
    String timedOutForYouSubject(String accessPackage, String day);

    @Message("Nobody decided in time on {accessPackage}, which was asked for for you, so the request has ended.")
    String timedOutForYouSentence(String accessPackage);

    @Message("The request for {accessPackage} for you ended on {day}")
    String requestForYouEndedSubject(String accessPackage, String day);

    @Message("The request for {accessPackage} for you has ended undecided: your organization is not connected with {instance} any more.")
    String requestForYouEndedSentence(String accessPackage, String instance);

    @Message("You get this because this package was given to you at {instance}.")
    String assignedWhy(String instance);

    @Message("You get this because you have this package at {instance}.")
    String holderWhy(String instance);

    @Message("Your request for {accessPackage} ended on {day}")
    String requestEndedSubject(String accessPackage, String day);

    @Message("Your request for {accessPackage} has ended undecided: your organization is not connected with {instance} any more.")
    String requestEndedSentence(String accessPackage, String instance);

    @Message("You will have {accessPackage} from {day} on")
    String scheduledSubject(String accessPackage, String day);

    @Message("You will have {accessPackage}; a message comes when it is there.")
    String scheduledSentence(String accessPackage);

    @Message("You have {accessPackage} since {day}")
    String givenSubject(String accessPackage, String day);

    @Message("You have {accessPackage} now.")
    String givenSentence(String accessPackage);

    @Message("You have a part of {accessPackage} now; the rest could not be given, and those who run {instance} can see why.")
    String givenPartlySentence(String accessPackage, String instance);

    @Message("See what you have")
    String seeWhatYouHave();

    @Message("To get in, sign in with this address: a code comes to it, there is no password.")
    String howToGetIn();

    @Message("You have {accessPackage} until {day}")
    String extendedSubject(String accessPackage, String day);

    @Message("You have more time for {accessPackage}.")
    String extendedSentence(String accessPackage);

    @Message("Your access to {accessPackage} now ends on {day}")
    String movedSubject(String accessPackage, String day);

    @Message("The end of your access to {accessPackage} was moved.")
    String movedSentence(String accessPackage);

    @Message("Your access to {accessPackage} ends on {day}")
    String endingSubject(String accessPackage, String day);

    @Message("Your access to {accessPackage} is about to end.")
    String endingSentence(String accessPackage);

    @Message("If you need it for longer, ask in time; if you need it no more, you can give it back.")
    String endingAdvice();

    @Message("If you need it no more, you can give it back.")
    String giveBackAdvice();

    @Message("Your access to {accessPackage} ended on {day}")
    String endedSubject(String accessPackage, String day);

    @Message("Your access to {accessPackage} has ended.")
    String endedSentence(String accessPackage);

    @Message("You gave {accessPackage} back.")
    String givenBackSentence(String accessPackage);

    @Message("Your access to {accessPackage} was ended before its time.")
    String endedEarlySentence(String accessPackage);

    @Message("Your access to {accessPackage} has ended: your organization is not connected with {instance} any more.")
    String organizationGoneSentence(String accessPackage, String instance);

    @Message("You get this because you had this package at {instance}.")
    String endedWhy(String instance);

    // To administrators

    @Message("Nobody can decide the request of {who} for {accessPackage}: it ended on {day}")
    String noApproverSubject(String who, String accessPackage, String day);

    @Message("A request ended because nobody was left who could decide it: name approvers or fallback approvers in its policy. Until then others can end like it; you are told once a day.")
    String noApproverSentence();

    @Message("Nobody who can decide the request of {who} for {accessPackage} gets mail: it waits until {day}")
    String unreachableSubject(String who, String accessPackage, String day);

    @Message("A request waits, and the mailboxes of all who can decide it refuse what is sent to them.")
    String unreachableSentence();

    @Message("Mailbox refuses mail")
    String refusesMail();

    @Message("Change the address of one of them, or hand the request to somebody else. They can sign in and decide still, should they come by themselves.")
    String unreachableAdvice();

    @Message("You get this because you run {instance}.")
    String administratorWhy(String instance);
}
