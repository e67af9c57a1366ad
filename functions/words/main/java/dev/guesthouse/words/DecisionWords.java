package dev.guesthouse.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the pages on which approvers decide and sponsors look after their people, as {@link Words} has those of every page. A bundle of its own, for
 * Quarkus makes no class that can be loaded of one with more than 300 messages.
 */
@MessageBundle(value = "decisions", locale = "en")
public interface DecisionWords {

    // Deciding

    @Message("A request waits for your decision")
    String decideTitle();

    @Message("Somebody asks for access at {instance}, and you were asked to decide.")
    String decideWhat(String instance);

    @Message("You see all of it, and decide, as soon as you have shown that the message was for you: a code comes to your address.")
    String decideHow();

    @Message("Send a code to the address that the message came to")
    String sendCodeToIt();

    @Message("This is not for you to decide")
    String notYoursTitle();

    @Message("You are signed in as {email}. Nothing waits for this address behind this link.")
    String notYoursWhy(String email);

    @Message("If the message came to another address of yours, have a code sent to that one.")
    String notYoursOther();

    @Message("If somebody passed it on to you, only the one who was asked can decide.")
    String notYoursOver();

    @Message("Nothing waits for your decision. A message comes when something does.")
    String nothingToDecide();

    @Message("{who} asks for {what}")
    String asks(String who, String what);

    @Message("Give {who} access to {what}?")
    String decideQuestion(String who, String what);

    @Message("(if it is given now)")
    String ifGivenNow();

    @Message("Why do you decide so?")
    String whyDecide();

    @Message("Why do you decide so? (if you like)")
    String whyDecideIfYouLike();

    @Message("Whoever asked reads this, and it is kept.")
    String whyDecideHint();

    @Message("Give access")
    String giveAccess();

    @Message("Refuse")
    String refuse();

    @Message("It waits for somebody else's decision.")
    String outcomePending();

    @Message("Access was given, and begins later.")
    String outcomeScheduled();

    @Message("Access was given, and ends on {moment}.")
    String outcomeGiven(String moment);

    @Message("Access was given, without an end.")
    String outcomeGivenNoEnd();

    @Message("It was refused.")
    String outcomeDenied();

    @Message("It was taken back by whoever asked.")
    String outcomeTakenBack();

    // A sponsor's people

    @Message("Who")
    String who();

    @Message("Who said yes")
    String saidYes();

    @Message("nobody had to")
    String nobodyHadTo();

    @Message("What they have")
    String whatTheyHave();

    @Message("What they ask for")
    String whatTheyAskFor();

    @Message("Nobody has anything, and nobody asks for anything.")
    String yourPeopleHaveNothing();

    @Message("Nobody whose name or address begins with “{search}” has anything, or asks for anything.")
    String nobodyBeginsSo(String search);

    @Message("More of what they have")
    String moreOfWhatTheyHave();

    @Message("More of what they ask for")
    String moreOfWhatTheyAskFor();

    @Message("Here sponsors see what the people of their organization have and ask for. You are no sponsor of an organization.")
    String noSponsor();

    @Message("End {accessPackage} of {who}")
    String endAccessOf(String who, String accessPackage);

    @Message("It ends at once, and they are told. What something else gives them too stays with them, and they can ask again.")
    String endAccessWhat();

    @Message("Why does it end?")
    String whyEnd();

    @Message("This is kept.")
    String whyEndHint();

    @Message("They are told this, and it is kept.")
    String whyEndToldHint();

    @Message("End this access now")
    String endAccessNow();

    @Message("Leave it as it is")
    String keepAccess();

    @Message("Ask for more time: {accessPackage} of {who}")
    String moreTimeFor(String who, String accessPackage);

    @Message("It is their request, and they hear how it comes out. Where its terms want somebody to say yes, that is somebody else than you.")
    String moreTimeForWhat();

    @Message("Can be extended until")
    String extensibleUntil();

    @Message("Why do they need it for longer?")
    String whyDoTheyNeedItLonger();

    @Message("For now its terms give no more time.")
    String noMoreTime();

    @Message("What you can do")
    String whatYouCanDo();

    @Message("Request for {who}: {what}")
    String requestFor(String who, String what);

    @Message("What was asked for")
    String whatWasAsked();

    @Message("Your request ends then, and nobody decides it any more. What you have stays, and you can ask again.")
    String takeBackWhat();

    @Message("Those who decide were told. Whoever it is for hears of it by e-mail, at the latest on {moment}; if nobody decides until then, it ends.")
    String outcomePendingUntil(String moment);

    @Message("You are no sponsor")
    String noSponsorTitle();

    @Message("Open {resource}")
    String openIt(String resource);

    // What an approver had better know

    @Message("Known here")
    String knownHere();

    @Message("since {moment}; requests before this one: {count}")
    String knownSince(String moment, int count);

    @Message("Somebody else here has the same address but for what follows the plus sign: it is one mailbox.")
    String doubtSharedMailbox();

    @Message("The domain of {email} is written in letters that can look like others.")
    String doubtOtherScript(String email);

    @Message("Nobody else with an address of that domain has an account here.")
    String doubtFirstOfDomain();

    @Message("Nobody else of {organization} has an account here yet.")
    String doubtFirstOf(String organization);

    // Deciding several at once

    @Message("Choose: {asks}")
    String chooseThis(String asks);

    @Message("Decide several at once")
    String decideSeveral();

    @Message("Tick them above. They get the same reason; each is a decision of its own.")
    String decideSeveralHow();

    @Message("Give access to those chosen")
    String giveAccessToChosen();

    @Message("Refuse those chosen")
    String refuseChosen();

    @Message("How your decisions came out")
    String decidedTitle();

    @Message("Done.")
    String wasDecided();

    @Message("Not done:")
    String wasNotDecided();

    // A sponsor asks for others

    @Message("Ask for somebody else")
    String askForOthers();

    @Message("Each of them gets a request of their own, which somebody else than you decides.")
    String askForOthersWhat();

    @Message("What do they need?")
    String whatFor();

    @Message("Or the link to it, if it is not in the list")
    String orItsLink();

    @Message("For whom?")
    String whomFor();

    @Message("One address a line, at most 200: pia@fabrikam.example, or with a name: Pia Stein <pia@fabrikam.example>")
    String whomForHint();

    @Message("Why do they need it?")
    String whyDoTheyNeedIt();

    @Message("Ask for them")
    String askForThem();

    @Message("Asked for: {made}, not possible: {refused}")
    String askedForOthers(int made, int refused);

    @Message("Asked for")
    String wasAskedFor();

    @Message("Not possible")
    String wasNotAskedFor();

    @Message("Your access to {accessPackage}")
    String yourAccessTo(String accessPackage);

    @Message("Give {who} more time for {accessPackage}?")
    String moreTimeQuestion(String who, String accessPackage);

    @Message("the end of access to {accessPackage}")
    String endOfAccess(String accessPackage);

    @Message("another end of access to {accessPackage}")
    String otherEnd(String accessPackage);

    @Message("This access was ended.")
    String accessWasEnded();
}
