package dev.guesthouse.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the pages for those who run the instance, as {@link Words} has those of every page. A bundle of its own, for Quarkus makes no
 * class that can be loaded of one with more than 300 messages.
 */
@MessageBundle(value = "admin", locale = "en")
public interface AdminWords {

    // The administrators' pages

    @Message("Today")
    String today();

    @Message("Partners")
    String partners();

    @Message("Packages")
    String packages();

    @Message("Requests")
    String requests();

    @Message("Access")
    String access();

    @Message("People")
    String people();

    @Message("More")
    String moreSections();

    @Message("Reports")
    String reports();

    @Message("What was changed")
    String auditEvents();

    @Message("Messages")
    String messages();

    @Message("Machine tokens")
    String machineTokens();

    @Message("Settings")
    String settingsTitle();

    @Message("Administration")
    String sectionsMenu();

    @Message("Nothing needs anybody at the moment.")
    String nothingNeedsYou();

    @Message("Given, but not set up")
    String notSetUp();

    @Message("Messages that could not be sent")
    String notSent();

    @Message("Partners whom nobody has added yet")
    String proposedPartners();

    @Message("People of theirs were given access; look whether they are meant to be partners.")
    String proposedWhat();

    @Message("Waits for somebody's decision")
    String waitingForSomebody();

    // Partners

    @Message("Add a partner")
    String addPartner();

    @Message("Beginning of the name or of a domain")
    String searchByNameOrDomain();

    @Message("There is no such partner. Add the first organization whose people are to have access.")
    String noPartners();

    @Message("Name")
    String partnerName();

    @Message("Domains")
    String domains();

    @Message("Sponsors")
    String sponsors();

    @Message("Whole domain")
    String wholeDomain();

    @Message("What stands after the @ of its people's addresses, such as fabrikam.example.")
    String wholeDomainHint();

    @Message("Look it up")
    String lookUp();

    @Message("This is {name}.")
    String thisIs(String name);

    @Message("People with an address at {domain} are meant.")
    String thisIsDomain(String domain);

    @Message("No directory is known for it: its people sign in by a code that comes to their address.")
    String signInByCode();

    @Message("Its people sign in at {issuer}.")
    String signInByDirectory(String issuer);

    @Message("Anybody can have an address there. Whoever gets one is of this partner then.")
    String anybodyHasAddressThere();

    @Message("This is meant: whoever has an address there belongs to this partner")
    String confirmPublic();

    @Message("As people here know it.")
    String partnerNameHint();

    @Message("Description (if you like)")
    String description();

    @Message("Add it")
    String addIt();

    @Message("Look another one up")
    String anotherDomain();

    @Message("Nobody has added this partner yet: people of theirs asked, and were given access.")
    String stateProposed();

    @Message("Make it a partner")
    String makePartner();

    @Message("Sponsors answer for the people of this partner: they are asked where a package says so, and can end their people's access.")
    String sponsorsWhat();

    @Message("Of our own people")
    String internalSponsors();

    @Message("Of the partner's people")
    String externalSponsors();

    @Message("Nobody yet.")
    String nobodyYet();

    @Message("End the sponsorship of {who}")
    String endSponsorship(String who);

    @Message("A sponsorship that is ended gives no say any more from that moment on; what a sponsor has themselves stays.")
    String endSponsorshipWhat();

    @Message("Add a sponsor")
    String addSponsor();

    @Message("Their e-mail address")
    String addressOfSponsor();

    @Message("Somebody who is known here already: a member of our own, or a guest of this partner.")
    String addressOfSponsorHint();

    @Message("On whose side?")
    String whoseSide();

    @Message("Change it")
    String changeIt();

    @Message("Save the changes")
    String saveChanges();

    @Message("One more domain (if you like)")
    String oneMoreDomain();

    @Message("Domain {number}")
    String domainNumber(int number);

    @Message("Left empty, it is taken away.")
    String emptyTakesAway();

    @Message("Its people")
    String itsPeople();

    @Message("What they have")
    String itsAccess();

    @Message("What they ask for")
    String itsRequests();

    @Message("Remove this partner")
    String removePartnerTitle();

    @Message("Remove {name}?")
    String removePartnerSure(String name);

    @Message("Its people count as unknown then, its open requests end, and its domains are free again. What happened stays in the history.")
    String removePartnerWhat();

    @Message("What becomes of the access that they have?")
    String whatOfAccess();

    @Message("It lasts until its time is over")
    String keepUntilOver();

    @Message("It ends now")
    String endNow();

    @Message("Remove {name}")
    String removeIt(String name);

    @Message("Known since")
    String knownSince();

    // Requests

    @Message("anywhere")
    String anyState();

    @Message("E-mail address of the person")
    String whoseAddress();

    @Message("There is no such request.")
    String noRequests();

    @Message("Only one package.")
    String onlyThisPackage();

    @Message("Only people of one partner.")
    String onlyThisPartner();

    @Message("Show all")
    String showAll();

    @Message("What it is")
    String whatKind();

    @Message("somebody asks")
    String typeUserAdd();

    @Message("somebody asks for more time")
    String typeUserExtend();

    @Message("somebody gave it back")
    String typeUserRemove();

    @Message("it was given without a request")
    String typeAdminAdd();

    @Message("its end was moved")
    String typeAdminUpdate();

    @Message("it was ended")
    String typeAdminRemove();

    @Message("Asked for from")
    String askedFrom();

    @Message("Asked for until")
    String askedUntil();

    @Message("Given from, until")
    String givenFromUntil();

    @Message("Came to its end on")
    String completedOn();

    @Message("Asked were:")
    String wereAsked();

    @Message("Something could not be set up")
    String tryAgainTitle();

    @Message("When what was in the way is gone, it can be set up once more.")
    String tryAgainWhat();

    @Message("Set it up once more")
    String tryAgain();

    @Message("Let somebody else decide")
    String reassignTitle();

    @Message("If those who were asked do not decide, others can. They are told, and it is kept who handed it over.")
    String reassignWhat();

    @Message("Who is to decide?")
    String reassignWhom();

    @Message("Why?")
    String whyDoThis();

    @Message("Hand it over")
    String reassign();

    @Message("What happened to it")
    String whatHappenedToIt();

    @Message("The access that it is about")
    String accessOfIt();

    // Access

    @Message("has it now")
    String accessLive();

    @Message("had it")
    String accessEnded();

    @Message("Ends at the latest on")
    String endsUntil();

    @Message("Nobody has or had that.")
    String noAccess();

    @Message("over: its time had come")
    String endedTimeOver();

    @Message("given back")
    String endedGivenBack();

    @Message("ended by somebody")
    String endedByPerson();

    @Message("ended with the partner")
    String endedWithPartner();

    @Message("Ended on")
    String endedOn();

    @Message("Ended by")
    String endedBy();

    @Message("The request that it came from")
    String requestOfIt();

    @Message("{accessPackage} of {who}")
    String accessOf(String who, String accessPackage);

    @Message("Move its end")
    String moveEnd();

    @Message("End it")
    String endItTitle();

    // People

    @Message("Invite a guest")
    String inviteGuest();

    @Message("Somebody of a partner who is to be known here before they ask for anything. They get no access by it.")
    String inviteGuestWhat();

    @Message("Add one of our own people")
    String addMember();

    @Message("Somebody of your own organization, who can decide, answer for partners, and run this instance.")
    String addMemberWhat();

    @Message("Beginning of the name or of the address")
    String searchByNameOrAddress();

    @Message("What they are here")
    String whatTheyAre();

    @Message("our own people and guests")
    String membersAndGuests();

    @Message("one of our own people")
    String kindMember();

    @Message("guest")
    String kindGuest();

    @Message("has only shown an address")
    String kindOutsider();

    @Message("There is nobody like that.")
    String noPeople();

    @Message("E-mail address")
    String emailAddress();

    @Message("Name (if you like)")
    String personName();

    @Message("Tell them by e-mail")
    String tellThem();

    @Message("Manager")
    String manager();

    @Message("E-mail address of their manager (if you like)")
    String managerAddress();

    @Message("One of our own people who is known here already.")
    String managerHint();

    @Message("Left empty, it stays as it is.")
    String managerStays();

    @Message("has never signed in")
    String personInvited();

    @Message("can sign in")
    String personActive();

    @Message("blocked")
    String personBlocked();

    @Message("deleted")
    String personDeleted();

    @Message("Is deleted on")
    String deletedOn();

    @Message("What they have now")
    String theirAccess();

    @Message("All that they have or had")
    String allTheirAccess();

    @Message("All that they asked for")
    String allTheirRequests();

    @Message("What was changed about them")
    String whatHappenedToThem();

    @Message("What they changed")
    String whatTheyDid();

    @Message("Block them")
    String blockTitle();

    @Message("They cannot sign in, ask or decide from this moment on, and what they have is out of their reach. None of it ends by that.")
    String blockWhat();

    @Message("Block this person")
    String block();

    @Message("Let them in again")
    String letInTitle();

    @Message("They can sign in again; what they have is set up again.")
    String letInWhat();

    @Message("Let this person in again")
    String letIn();

    @Message("Running this instance")
    String roleTitle();

    @Message("Whoever runs it can do all that these pages do. Somebody has to stay.")
    String roleWhat();

    @Message("Let them run it")
    String grantRole();

    @Message("Do not let them run it any more")
    String revokeRole();

    @Message("Whoever gets another address stays the same person, and has to sign in anew.")
    String emailHint();

    @Message("Language of pages and messages")
    String language();

    @Message("as it is")
    String asItIs();

    @Message("Their accounts end with their last access")
    String governed();

    // Audit events

    @Message("What was done")
    String whatWasDone();

    @Message("The whole name, such as request.approved.")
    String whatWasDoneHint();

    @Message("First day")
    String firstDayOf();

    @Message("Last day")
    String lastDayOf();

    @Message("Nothing like that was changed.")
    String noEvents();

    @Message("Only what one of them changed.")
    String onlyByOne();

    @Message("Only what was changed about one thing.")
    String onlyAboutOne();

    @Message("By")
    String by();

    @Message("a machine")
    String aMachine();

    @Message("this program, by itself")
    String theProgram();

    @Message("somebody who was not signed in")
    String nobodyKnown();

    @Message("from the address")
    String fromWhere();

    @Message("About")
    String about();

    @Message("Value")
    String value();

    @Message("Before")
    String before();

    @Message("Since")
    String after();

    // Messages

    @Message("waits to be sent")
    String messagePending();

    @Message("sent")
    String messageSent();

    @Message("given up after several tries")
    String messageResting();

    @Message("refused by the mailbox")
    String messageFailed();

    @Message("not sent: of no use any more")
    String messageDropped();

    @Message("told by another message")
    String messageGathered();

    @Message("There is no such message.")
    String noMessages();

    @Message("Mail")
    String mails();

    @Message("No mail server is set, so messages become files, and can be read here. Codes and links of others are among them: only administrators see them, and only where somebody tries things out.")
    String mailsWhat();

    @Message("To")
    String to();

    @Message("next try:")
    String nextTry();

    @Message("Send it to {recipient} once more")
    String resendTo(String recipient);

    @Message("Sign-in code")
    String mailCode();

    @Message("Invitation")
    String mailInvitation();

    @Message("Please decide")
    String mailDecision();

    @Message("It was decided, or ended")
    String mailDecided();

    @Message("It was refused")
    String mailDenied();

    @Message("Nobody decided in time")
    String mailTimedOut();

    @Message("The request ended with the partner")
    String mailRequestEnded();

    @Message("Access begins later")
    String mailScheduled();

    @Message("Access is there")
    String mailGiven();

    @Message("There is more time")
    String mailExtended();

    @Message("The end was moved")
    String mailEndMoved();

    @Message("Access ends soon")
    String mailEnding();

    @Message("Access has ended")
    String mailEnded();

    @Message("Nobody was left to decide")
    String mailNoApprover();

    @Message("Nobody who decides gets mail")
    String mailUnreachable();

    // Machine tokens

    @Message("With such a token a cron job or a script calls the functions that are named for it, and no others. It ends at the latest with the standing of whoever answers for it.")
    String tokensWhat();

    @Message("There are no tokens.")
    String noTokens();

    @Message("Answers for it")
    String answersForIt();

    @Message("End {name}")
    String endToken(String name);

    @Message("A token that is ended is refused from the next call on; what was done with it stays.")
    String endTokenWhat();

    @Message("Make a token")
    String makeToken();

    @Message("Name")
    String tokenName();

    @Message("What it is for, such as “nightly jobs”.")
    String tokenNameHint();

    @Message("Last day on which it is good")
    String tokenLastDay();

    @Message("What may it call?")
    String tokenFunctions();

    @Message("The token of {name} is there")
    String tokenIsThere(String name);

    @Message("Copy it now: nobody can find it out later, this page included.")
    String tokenOnce();

    // Settings

    @Message("Who can be a guest here")
    String domainListTitle();

    @Message("This goes before every partner and every package, from the next request and the next guest on. Who is a guest already stays one.")
    String domainListWhat();

    @Message("Who can be a guest?")
    String whoCanBeGuest();

    @Message("People of any domain")
    String domainsAny();

    @Message("Only people of the listed domains")
    String domainsAllow();

    @Message("Nobody of the listed domains")
    String domainsDeny();

    @Message("One a line; those below one are meant too.")
    String domainsHint();

    @Message("Nothing at the moment.")
    String hasNothing();

    // Ending all of it

    @Message("End all access: {name}")
    String endAllOf(String name);

    @Message("End all of this access?")
    String endAllTitle();

    @Message("Nobody has any.")
    String endAllNothing();

    @Message("So much would end: {count}")
    String endAllCount(int count);

    @Message("And more.")
    String andMore();

    @Message("End all of it now: {count}")
    String endAllNow(int count);

    // What is kept of a person

    @Message("All that is kept of them")
    String exportTitle();

    @Message("For whoever asks what is known about them. That you looked is kept, too.")
    String exportWhat();

    @Message("Show all that is kept")
    String export();

    @Message("Back to the person")
    String backToPerson();

    @Message("Erase this person")
    String eraseTitle();

    @Message("Erase all that is kept of {who}?")
    String eraseSure(String who);

    @Message("All that they have ends, and what is kept of them is erased for good. Their requests and access stay in the history as those of somebody without a name.")
    String eraseWhat();

    @Message("Erase this person")
    String erase();

    @Message("Erase it for good")
    String eraseNow();

    // The first start

    @Message("Nobody runs this instance yet")
    String firstStart();

    @Message("Its first start has printed a ticket and a code, where it was started. Type them in, and you run it.")
    String firstStartHow();

    @Message("The ticket that was printed")
    String firstTicket();

    @Message("Sign in with these")
    String signInWithTicket();

    @Message("Or start it again with GUESTHOUSE_ADMINISTRATOR=you@your.example, and sign in with that address.")
    String firstStartOther();

    @Message("To begin with")
    String firstSteps();

    @Message("done")
    String stepDone();

    @Message("Send the package's link to whoever should ask.")
    String thenSendLink();

    @Message("Or look around first: with a partner called Fabrikam, its sponsor, and a package that its people can ask for.")
    String exampleWhat();

    @Message("Fill with an example")
    String fillWithExample();

    @Message("has it now, but not everywhere")
    String accessFailed();

    @Message("What ends within 30 days")
    String endsSoon();

    @Message("This list as CSV, for a spreadsheet")
    String asCsv();

    @Message("Connectors")
    String connectors();

    @Message("What was not delivered")
    String deliveries();

    @Message("What other systems have not been brought to yet. What waits is tried again by itself; what rests is tried once somebody says so.")
    String deliveriesWhat();

    @Message("Everything is delivered.")
    String noDeliveries();

    @Message("waits for its next try")
    String deliveryWaits();

    @Message("rests: nobody tries any more")
    String deliveryRests();

    @Message("taken away, and nobody saw that it is gone")
    String deliveryUnconfirmed();

    @Message("To be given: {role}")
    String toBeGiven(String role);

    @Message("To be taken away: {role}")
    String toBeTaken(String role);

    @Message("Since")
    String wantedSince();

    @Message("failed tries: {tries}")
    String failedTries(int tries);

    @Message("Try again for {who}")
    String tryAgainFor(String who);
}
