package dev.guesthouse.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every word of every letter and page, so that wording is in one place and another language is one more file:
 * {@code messages/words_de.properties}. Verbs of people: ask, decide, give, refuse, end, give back. Subjects are fact, name, date.
 */
@MessageBundle(value = "words", locale = "en")
public interface Words {

    // Patterns are those of DateTimeFormatter; all times are UTC and say so.

    @Message("EEE d MMM")
    String dayPattern();

    @Message("EEEE d MMMM yyyy, HH:mm 'UTC'")
    String momentPattern();

    @Message("EEEE d MMMM yyyy, HH:mm:ss 'UTC'")
    String exactPattern();

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

    @Message("You get this because somebody who answers for your organization asked for more time for you at {instance}.")
    String moreTimeForYouWhy(String instance);

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

    @Message("Your access to {accessPackage} was ended before its time. Somebody who answers for you, or who runs {instance}, did that.")
    String endedEarlySentence(String accessPackage, String instance);

    @Message("Your access to {accessPackage} has ended: your organization is not connected with {instance} any more.")
    String organizationGoneSentence(String accessPackage, String instance);

    @Message("You get this because you had this package at {instance}.")
    String endedWhy(String instance);

    // To administrators

    @Message("Nobody can decide the request of {who} for {accessPackage}: it ended on {day}")
    String noApproverSubject(String who, String accessPackage, String day);

    @Message("A request ended because nobody was left who could decide it: name approvers or fallback approvers in its terms. Until then others can end like it; you are told once a day.")
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

    // Every page

    @Message("Error")
    String errorTitle();

    @Message("Skip to the text")
    String skipToText();

    @Message("Pages")
    String menu();

    @Message("My access")
    String menuMyAccess();

    @Message("Ask for access")
    String menuFind();

    @Message("My decisions")
    String menuDecisions();

    @Message("My people")
    String menuOrganization();

    @Message("Administration")
    String menuAdministration();

    @Message("Sign out")
    String signOut();

    @Message("This was not done")
    String notDone();

    @Message("“{field}” {problem}")
    String fieldIs(String field, String problem);

    @Message("“{field}”, line {line}, {problem}")
    String lineIs(String field, int line, String problem);

    @Message("The partner was added.")
    String donePartnerAdded();

    @Message("The partner was removed.")
    String donePartnerRemoved();

    @Message("The sponsor was added.")
    String doneSponsorAdded();

    @Message("The sponsorship was ended.")
    String doneSponsorshipEnded();

    @Message("The guest was added. No invitation was sent.")
    String doneGuestAdded();

    @Message("The guest was added, and an invitation is on its way.")
    String doneGuestInvited();

    @Message("The member was added.")
    String doneMemberAdded();

    @Message("The person was blocked.")
    String doneBlocked();

    @Message("The person was let in again.")
    String doneLetIn();

    @Message("The role was given.")
    String doneRoleGiven();

    @Message("The role was taken away.")
    String doneRoleTaken();

    @Message("The person was erased.")
    String doneErased();

    @Message("The changes were saved.")
    String doneSaved();

    @Message("The end was moved.")
    String doneEndMoved();

    @Message("The access was ended.")
    String doneAccessEnded();

    @Message("You have given the access back.")
    String doneGivenBack();

    @Message("{instance} runs on Guesthouse.")
    String printed(String instance);

    @Message("More")
    String more();

    @Message("Search")
    String search();

    @Message("Beginning of the name")
    String searchByName();

    @Message("Reference")
    String reference();

    @Message("(if you like)")
    String ifYouLike();

    @Message("Go on")
    String goOn();

    @Message("Change something")
    String changeSomething();

    @Message("one day")
    String oneDay();

    @Message("{count} days")
    String days(int count);

    @Message("{count} hours")
    String hours(int count);

    // Pages about refusals

    @Message("There is nothing here for you")
    String titleNotFound();

    @Message("This is not for you to do")
    String titleForbidden();

    @Message("Not at the moment")
    String titleAway();

    @Message("That did not work")
    String titleWentWrong();

    @Message("Go to your own page")
    String goToBeginning();

    @Message("If you ask for help, give this number:")
    String requestId();

    // The first page

    @Message("Access for partners")
    String homeTitle();

    @Message("People of partner organizations ask here for access to teams, sites and applications; somebody who answers for them decides; and the access ends when its time is over.")
    String homeWhat();

    @Message("Where to go")
    String whereToGo();

    @Message("You were given a link? Open it: it leads to what you can ask for.")
    String homeLink();

    @Message("what you have, until when, and what you have asked for.")
    String homeMy();

    @Message("For programs")
    String forPrograms();

    @Message("All functions, to read about and to try")
    String allFunctions();

    @Message("Problems")
    String problems();

    @Message("what a refusal means and what helps.")
    String homeProblems();

    // Problems, each by its type

    @Message("What a function answers when it refuses, by the name that stands in")
    String problemsWhat();

    @Message("A function refused with the type")
    String problemOfType();

    @Message("Its detail says more about the call.")
    String problemDetail();

    @Message("What helps")
    String whatHelps();

    @Message("All problems")
    String allProblems();

    // Signing in

    @Message("There is no password. Give your address: a code comes to it, which you type in here.")
    String signInHow();

    @Message("You are not signed in any more. What you typed is kept: you get it back as soon as you are.")
    String nothingIsLost();

    @Message("Your e-mail address at work")
    String yourWorkAddress();

    @Message("Send me a code")
    String sendMeACode();

    @Message("Type in the code")
    String enterCode();

    @Message("A code is on its way to {email}. It can take a minute; look among unwanted mail, too.")
    String codeIsOnItsWay(String email);

    @Message("If this link is good, a code is on its way to the address that the link was sent to.")
    String codeIsOnItsWayToApprover();

    @Message("It is good until {time}, and only on this page.")
    String codeGoodUntil(String time);

    @Message("The six digits")
    String sixDigits();

    @Message("No code came?")
    String noCodeCame();

    @Message("Ask for another one")
    String askForAnother();

    // Asking for a package

    @Message("A link to something that you can ask for")
    String askTitle();

    @Message("You were given a link to something that {instance} shares with partners. Opening it changes nothing. To see what it is, say who you are.")
    String askWhat(String instance);

    @Message("Who are you?")
    String whoAreYou();

    @Message("There is nothing here that you can ask for")
    String nothingForYou();

    @Message("You are signed in as {email}. Either this link is not good any more, or what it leads to is not meant for people with this address.")
    String nothingForYouWhy(String email);

    @Message("Look whether the link is whole: mail programs cut long ones.")
    String nothingForYouLink();

    @Message("If you have another address, at work perhaps, sign out and come again with that one.")
    String nothingForYouAddress();

    @Message("See what you can ask for")
    String nothingForYouFind();

    @Message("Nothing that you can ask for begins with “{search}”.")
    String nothingFound(String search);

    @Message("There is nothing in the list for you to ask for. If you were given a link, open that: some things are not in the list.")
    String nothingToAskFor();

    @Message("Ask for {accessPackage}")
    String askFor(String accessPackage);

    @Message("What it opens")
    String whatItOpens();

    @Message("You cannot ask for this as long as you have:")
    String inTheWay();

    @Message("Wait until that ends, or give it back; then ask again.")
    String inTheWayCure();

    @Message("You have {accessPackage}")
    String youHave(String accessPackage);

    @Message("{accessPackage} was asked for already")
    String wasAskedForAlready(String accessPackage);

    @Message("A request is open: {wanted}.")
    String openRequest(String wanted);

    @Message("Where the request stands")
    String whereItStands();

    @Message("Ask for more time, or give it back")
    String moreTimeOrGiveBack();

    @Message("Look at it, or give it back")
    String lookOrGiveBack();

    @Message("On which terms?")
    String whichTerms();

    @Message("On these terms")
    String onTheseTerms();

    @Message("It ends on {moment}.")
    String untilDate(String moment);

    @Message("You have it for {duration}, counted from the moment at which you get it.")
    String forSoLong(String duration);

    @Message("It has no end of its own.")
    String withoutEnd();

    @Message("Somebody has to say yes first; you hear of it by e-mail.")
    String somebodyDecides();

    @Message("Nobody has to say yes: you get it at once.")
    String nobodyDecides();

    @Message("Why do you need it?")
    String whyDoYouNeedIt();

    @Message("Why do you need it? (if you like)")
    String whyIfYouLike();

    @Message("Whoever decides reads this.")
    String whyHint();

    @Message("From when until when?")
    String whichDays();

    @Message("You can ask for less time than you could have. Days are those of UTC.")
    String whichDaysHint();

    @Message("First day (if you like)")
    String firstDay();

    @Message("Last day (if you like)")
    String lastDay();

    @Message("Look at it once more")
    String goOnToCheck();

    @Message("Is this right?")
    String checkAndAsk();

    @Message("Nothing was sent yet.")
    String nothingSentYet();

    // What somebody has

    @Message("You have nothing at the moment.")
    String youHaveNothing();

    @Message("See what you can ask for")
    String seeWhatThereIs();

    @Message("Requests that wait for your decision: {count}")
    String decisionsWait(int count);

    @Message("What you asked for")
    String myRequests();

    @Message("All that you ever asked for")
    String allMyRequests();

    @Message("You have asked for nothing yet.")
    String youAskedForNothing();

    @Message("Asked for")
    String askedFor();

    @Message("Where it stands")
    String where();

    @Message("All that you asked for")
    String history();

    @Message("Yours from {moment} on.")
    String standingBegins(String moment);

    @Message("On its way: it is being set up for you right now.")
    String standingDelivering();

    @Message("Partly ready: a part of it could not be set up, and those who run this instance can see why.")
    String standingPartly();

    @Message("Yours, but it could not be set up; those who run this instance can see why.")
    String standingFailed();

    @Message("Ready, without an end.")
    String standingNoEnd();

    @Message("Ready, until {moment}.")
    String standingUntil(String moment);

    @Message("Do you need it for longer?")
    String moreTimeTitle();

    @Message("New last day (if you like)")
    String newLastDay();

    @Message("Left empty, it is as late as the terms allow. Days are those of UTC.")
    String newLastDayHint();

    @Message("Why do you need it for longer?")
    String whyDoYouNeedItLonger();

    @Message("Ask for more time")
    String askForMoreTime();

    @Message("Do you need it no more?")
    String giveBackTitle();

    @Message("Give it back as soon as you are done: who has less can lose less.")
    String giveBackWhat();

    @Message("Give {accessPackage} back")
    String giveBackButton(String accessPackage);

    @Message("Give {accessPackage} back?")
    String giveBackSure(String accessPackage);

    @Message("This ends at once:")
    String giveBackEnds();

    @Message("What something else gives you too stays with you, and you can ask for this again.")
    String giveBackStays();

    @Message("Keep it")
    String keepIt();

    // A request, step by step

    @Message("Your request is on its way")
    String requestSent();

    @Message("Your request for {accessPackage}")
    String yourRequest(String accessPackage);

    @Message("What you asked for")
    String whatYouAsked();

    @Message("What was done")
    String whatWasDone();

    @Message("Done on")
    String stepDone();

    @Message("Your access to {accessPackage} was ended")
    String yourAccessWasEnded(String accessPackage);

    @Message("Your access to {accessPackage} has another end")
    String yourAccessEndsOtherwise(String accessPackage);

    @Message("You were given {accessPackage}")
    String youWereGiven(String accessPackage);

    @Message("It was ended by somebody who answers for you, or who runs {instance}.")
    String endedByOthers(String instance);

    @Message("Take this request back")
    String takeBack();

    @Message("waits for a decision")
    String statePending();

    @Message("given, begins later")
    String stateScheduled();

    @Message("given, being set up")
    String stateDelivering();

    @Message("ready")
    String stateDelivered();

    @Message("partly ready")
    String statePartly();

    @Message("given, but not set up")
    String stateFailed();

    @Message("refused")
    String stateDenied();

    @Message("ended")
    String stateCanceled();

    @Message("It was taken, and is being looked at.")
    String nextSubmitted();

    @Message("Those who decide were told. You hear from us by e-mail, at the latest on {moment}; if nobody decides until then, it ends, and you can ask again.")
    String nextPending(String moment);

    @Message("Yours from {moment} on; a message comes when it is there.")
    String nextScheduled(String moment);

    @Message("It was given to you and is being set up: that takes a minute, and a message comes when it is there.")
    String nextDelivering();

    @Message("It was given to you, and all of it was set up.")
    String nextDelivered();

    @Message("It was given to you; a part of it could not be set up. Those who run this instance can see why, and try it again.")
    String nextPartly();

    @Message("It was given to you, but could not be set up. Those who run this instance can see why, and try it again.")
    String nextFailed();

    @Message("It was refused. If something has changed, you can ask again.")
    String nextDenied();

    @Message("It was taken back. You can ask again.")
    String nextTakenBack();

    @Message("Asked for on")
    String stepAsked();

    @Message("Stage {number}: waits for a decision, until {moment}")
    String stepOpen(int number, String moment);

    @Message("Stage {number}: somebody said yes on {moment}")
    String stepApproved(int number, String moment);

    @Message("Stage {number}: refused on {moment}")
    String stepDenied(int number, String moment);

    @Message("Stage {number}: nobody decided until {moment}")
    String stepTimedOut(int number, String moment);

    @Message("Stage {number}: ended without a decision")
    String stepCanceled(int number);

    @Message("Your organization is not connected here any more.")
    String organizationRemovedReason();

    // Roles in words

    @Message("Take part in the team {resource}")
    String roleTeamMember(String resource);

    @Message("Run the team {resource}, and say who is in it")
    String roleTeamOwner(String resource);

    @Message("Read what is on {resource}")
    String roleSiteVisitor(String resource);

    @Message("Read and change what is on {resource}")
    String roleSiteMember(String resource);

    @Message("Run {resource}, and say who may see it")
    String roleSiteOwner(String resource);

    @Message("Belong to the group {resource}")
    String roleGroupMember(String resource);

    @Message("Run the group {resource}, and say who is in it")
    String roleGroupOwner(String resource);

    @Message("Use {resource} as {role}")
    String roleOther(String resource, String role);

    @Message("nobody")
    String nobody();

    @Message("Printed from the page of {when}.")
    String printedOn(String when);

    @Message("Printed from the page of {when} by {who}.")
    String printedBy(String when, String who);
}
