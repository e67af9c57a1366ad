package dev.guesthouse.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the pages on which packages are made and their terms are told, as {@link Words} has those of every page. A bundle of its own, for Quarkus makes no
 * class that can be loaded of one with more than 300 messages.
 */
@MessageBundle(value = "packages", locale = "en")
public interface PackageWords {

    // Packages

    @Message("Make a package")
    String makePackage();

    @Message("There is no such package. Make the first: what it opens, who may ask for it, who decides, for how long.")
    String noPackages();

    @Message("A new package")
    String newPackage();

    @Message("Further terms")
    String newPolicy();

    @Message("What is it?")
    String stepWhat();

    @Message("What does it open?")
    String stepOpens();

    @Message("Who may ask?")
    String stepWho();

    @Message("Who decides?")
    String stepDecides();

    @Message("What do we ask?")
    String stepAsks();

    @Message("How long?")
    String stepHowLong();

    @Message("Is this right?")
    String stepCheck();

    @Message("Step {number} of {count}.")
    String stepOf(int number, int count);

    @Message("Nothing is saved before the last step.")
    String nothingSavedYet();

    @Message("Change: {title}")
    String changeSection(String title);

    @Message("Add these terms")
    String addPolicyNow();

    @Message("Create this package")
    String createPackageNow();

    @Message("Go back")
    String goBack();

    @Message("Name")
    String packageName();

    @Message("As those who ask read it, such as “Atlas for partners”.")
    String packageNameHint();

    @Message("What it is for, in a sentence or two.")
    String packageDescriptionHint();

    @Message("In no list: only its link leads to it")
    String hiddenBox();

    @Message("In which catalog?")
    String whichCatalog();

    @Message("A catalog holds the teams, sites, groups and applications of which packages are made.")
    String whichCatalogHint();

    @Message("In a new one, open to partners")
    String aNewCatalog();

    @Message("Other catalogs: beginning of the name")
    String searchCatalogs();

    @Message("Name of the new catalog")
    String newCatalogName();

    @Message("Something that is not in the list yet")
    String oneMoreResource();

    @Message("Say what it is, and choose what people may do there. Put it on the list to say one more.")
    String oneMoreResourceWhat();

    @Message("What may people do there?")
    String whatTheyDoThere();

    @Message("Put it on the list")
    String putOnList();

    @Message("Name")
    String resourceName();

    @Message("What is it?")
    String resourceKind();

    @Message("a team")
    String kindTeam();

    @Message("a site")
    String kindSite();

    @Message("a group")
    String kindGroup();

    @Message("an application")
    String kindApplication();

    @Message("Its id in the target system")
    String originId();

    @Message("What the system in which it is knows it by.")
    String originIdHint();

    @Message("Connector")
    String connector();

    @Message("The name of the connection to that system.")
    String connectorHint();

    @Message("Name of these terms")
    String policyName();

    @Message("Who may ask on several terms chooses by this name, such as “People of Fabrikam”.")
    String policyNameHint();

    @Message("Who may ask?")
    String whoMayAsk();

    @Message("The people of certain partners")
    String scopeOrganizations();

    @Message("The people of all partners")
    String scopeAllPartners();

    @Message("Anybody from outside")
    String scopeAnybody();

    @Message("Certain people")
    String scopePeople();

    @Message("All our own people")
    String scopeMembers();

    @Message("Nobody: it is only given")
    String scopeNobody();

    @Message("Of certain partners: which?")
    String whichPartners();

    @Message("No partner was found.")
    String noPartnersYet();

    @Message("Other partners: beginning of the name or of a domain")
    String searchPartners();

    @Message("Of certain people: which?")
    String whichPeople();

    @Message("One e-mail address a line.")
    String oneAddressALine();

    @Message("Does somebody have to say yes?")
    String mustSomebodySayYes();

    @Message("Yes, those below")
    String somebodyMust();

    @Message("No, whoever may ask gets it at once")
    String nobodyMust();

    @Message("One stage more")
    String oneMoreStage();

    @Message("After them, others have to say yes too")
    String addStage();

    @Message("Who is asked?")
    String whoIsAsked();

    @Message("All of them are asked; the first to decide decides.")
    String whoIsAskedHint();

    @Message("the sponsors on the partner's side")
    String partnersSponsors();

    @Message("the partner's sponsors on our side")
    String ourSponsors();

    @Message("the manager of whoever asks")
    String theirManager();

    @Message("and these people")
    String thesePeople();

    @Message("Where there is none of them: who instead?")
    String fallbackPeople();

    @Message("One e-mail address a line. A partner can be without sponsors.")
    String fallbackHint();

    @Message("Within how many days?")
    String timeoutDays();

    @Message("After that, the request ends. Hours are typed as 36 h.")
    String timeoutHint();

    @Message("Whoever asks says why")
    String askWhy();

    @Message("Question {number} (if you like)")
    String questionNumber(int number);

    @Message("How is it answered?")
    String howAnswered();

    @Message("in a line")
    String answeredShort();

    @Message("in several lines")
    String answeredLong();

    @Message("by choosing one of these")
    String answeredChoice();

    @Message("To choose from")
    String choices();

    @Message("One a line. What is read in a language stands after it: north | en: The north | de: Der Norden")
    String choicesHint();

    @Message("It must be answered")
    String mustBeAnswered();

    @Message("One question more")
    String oneMoreQuestion();

    @Message("For how long is it given?")
    String howLong();

    @Message("for a number of days")
    String forDays();

    @Message("until a certain day")
    String untilADay();

    @Message("without an end")
    String withoutAnEnd();

    @Message("For how many days?")
    String howManyDays();

    @Message("Counted from when it is given. Hours are typed as 8 h.")
    String howManyDaysHint();

    @Message("Which is the last day?")
    String whichLastDay();

    @Message("Days are those of UTC.")
    String daysAreUtc();

    @Message("Whoever asks may ask for less time")
    String mayChooseLess();

    @Message("Whoever has it may ask for more time")
    String mayAskForMore();

    @Message("More time is decided by the same people")
    String moreIsDecided();

    @Message("It is called “{name}”.")
    String isCalled(String name);

    @Message("It is in a new catalog, “{name}”, which is open to partners.")
    String inNewCatalog(String name);

    @Message("It is in the catalog “{name}”.")
    String inCatalog(String name);

    @Message("It is in no catalog yet: choose one.")
    String inNoCatalog();

    @Message("It is in no list: only its link leads to it.")
    String isHidden();

    @Message("Whoever may ask for it finds it in the list.")
    String isListed();

    @Message("It opens nothing yet, and as long as that is so nobody can ask for it.")
    String opensNothing();

    @Message("These terms are called “{name}”.")
    String policyCalled(String name);

    @Message("Nobody has said yet who may ask.")
    String whoNotSaid();

    @Message("The people of these partners may ask: {names}.")
    String whoOrganizations(String names);

    @Message("The people of all partners may ask.")
    String whoAllPartners();

    @Message("Anybody from outside may ask.")
    String whoAnybody();

    @Message("These people may ask: {names}.")
    String whoPeople(String names);

    @Message("All our own people may ask.")
    String whoMembers();

    @Message("Nobody may ask: it is only given.")
    String whoNobody();

    @Message("It is not said yet whether somebody has to say yes.")
    String decidesNotSaid();

    @Message("Nobody has to say yes: whoever asks gets it at once.")
    String nobodyDecidesSentence();

    @Message("Stage {number}: asked are {who}; the first to decide decides.")
    String stageDecides(int number, String who);

    @Message("Stage {number}: asked are {who}; the first to decide decides, within {duration}.")
    String stageDecidesWithin(int number, String who, String duration);

    @Message("Where there is none of them: {who}.")
    String stageFallback(String who);

    @Message("Whoever asks says why.")
    String asksWhy();

    @Message("They answer: {question}")
    String asksQuestion(String question);

    @Message("They answer if they like: {question}")
    String asksQuestionIfTheyLike(String question);

    @Message("Nothing is asked.")
    String asksNothing();

    @Message("It is not said yet when it ends.")
    String howLongNotSaid();

    @Message("It has no end.")
    String howLongNever();

    @Message("It lasts for {duration}, counted from when it is given: given now, until {end}.")
    String howLongFor(String duration, String end);

    @Message("Whoever asks may ask for less time.")
    String howLongLess();

    @Message("Whoever has it may ask for more time, and the same people decide.")
    String moreTimeDecided();

    @Message("Whoever has it may ask for more time, and gets it at once.")
    String moreTimeAtOnce();

    @Message("Nobody may ask for more time.")
    String moreTimeNever();

    @Message("It is there now. Send the link to those who are to ask for it.")
    String packageIsThere();

    @Message("The link to send")
    String packageLink();

    @Message("It opens nothing by itself: whoever follows it says who they are, and can ask if they may.")
    String packageLinkWhat();

    @Message("Give it another link")
    String renewLink();

    @Message("Give {name} another link?")
    String renewLinkSure(String name);

    @Message("The old link is dead at once. Who has the package keeps it.")
    String renewLinkWhat();

    @Message("Whoever has one of these cannot have it:")
    String incompatibleWith();

    @Message("Who has it")
    String whoHasIt();

    @Message("Who asks for it, or did")
    String whoAsksForIt();

    @Message("On which terms")
    String termsTitle();

    @Message("There are no terms yet, so nobody can ask for it.")
    String noTerms();

    @Message("Takes no requests at the moment.")
    String takesNoRequests();

    @Message("Take no more requests: {name}")
    String takeNoRequests(String name);

    @Message("Take requests again: {name}")
    String takeRequests(String name);

    @Message("Add further terms")
    String addTerms();

    @Message("Delete {name}")
    String deleteIt(String name);

    @Message("Delete {name}?")
    String deleteSure(String name);

    @Message("Delete this package")
    String deletePackageTitle();

    @Message("That can be done when nobody has it or asks for it. Its link is dead then; what happened stays in the history.")
    String deletePackageWhat();

    @Message("Nobody can ask on these terms any more. Access that was given on them lasts as it was given.")
    String deletePolicyWhat();

    @Message("These terms are for a package that is there already:")
    String forPackageThere();

    @Message("Look at it")
    String lookAtPackage();

    // Giving

    @Message("Give {name} to somebody")
    String giveTitle(String name);

    @Message("They get it without asking, and are told when it is there.")
    String giveWhat();

    @Message("To whom? Their e-mail address")
    String giveWhom();

    @Message("On which terms?")
    String giveTerms();

    // Catalogs

    @Message("Catalogs")
    String catalogs();

    @Message("There is no such catalog. One is made with the first package in it.")
    String noCatalogs();

    @Message("Only one catalog.")
    String onlyOneCatalog();

    @Message("Closed: nobody can ask for its packages.")
    String catalogClosed();

    @Message("Open to partners and our own people.")
    String catalogForPartners();

    @Message("Open to our own people.")
    String catalogForUs();

    @Message("Its packages can be asked for")
    String catalogEnabled();

    @Message("By people of partners, too")
    String catalogExternal();

    @Message("Its packages")
    String itsPackages();

    @Message("What packages can be made of")
    String whatItOffers();

    @Message("Nothing yet: it comes with the first package that opens it.")
    String offersNothing();

    @Message("Take {name} out")
    String takeOut(String name);

    @Message("Delete this catalog")
    String deleteCatalogTitle();

    @Message("That can be done when no package is in it any more. Its name is free again then.")
    String deleteCatalogWhat();

    // What it opens

    @Message("Change what it opens")
    String changeRoles();

    @Message("What {name} opens")
    String rolesOf(String name);

    @Message("It changes for everybody who has the package, at once: what is added they get, what is taken away they lose unless something else gives it to them.")
    String rolesWhat();

    @Message("Something is missing? Add it to the catalog")
    String toCatalog();

    // Terms, as they are made and changed

    @Message("Only those who run this instance read it.")
    String policyDescriptionHint();

    @Message("Nobody can ask on these terms at the moment")
    String notYet();

    @Message("instead, {who}")
    String insteadOf(String who);

    @Message("also {who}")
    String alsoAsked(String who);

    @Message("If there is none of them")
    String fallbackLegend();

    @Message("Others are asked too where nobody decides")
    String alternates();

    @Message("After how many days?")
    String alternateAfter();

    @Message("Fewer than those within which somebody has to decide. Hours are typed as 36 h.")
    String alternateAfterHint();

    @Message("Who is asked then?")
    String alternateLegend();

    @Message("also these people")
    String alternatePeople();

    @Message("Whoever decides need not say why")
    String unexplainedBox();

    @Message("They need not say why.")
    String stageUnexplained();

    @Message("After {span} without a decision, {who} are asked too.")
    String stageAlternates(String span, String who);

    @Message("In {language}")
    String questionIn(String language);

    @Message("What an answer has to look like")
    String answerPattern();

    @Message("A regular expression (RE2) that the whole answer must match. Left empty, anything goes.")
    String answerPatternHint();

    @Message("Whoever asks is not told when it is there and when it ends")
    String withoutNoticesBox();

    @Message("Whoever asks is not told when it is there and when it ends.")
    String withoutNotices();

    @Message("{names} and {count} more")
    String andOthers(String names, int count);

    @Message("{name}: terms of {of}")
    String termsOf(String name, String of);

    @Message("Saved. Requests that are made from now on go by these terms.")
    String termsSaved();

    @Message("Change {name}")
    String changeTerms(String name);

    @Message("Change these terms")
    String changeTermsNow();

    // What a change would lead to

    @Message("See what that leads to")
    String seeEffect();

    @Message("What that leads to")
    String effectTitle();

    @Message("Requests that are made from now on go by the new terms. Those that are open, and access that was given, stay as they are.")
    String effectOfTerms();

    @Message("Nobody has it.")
    String nobodyHasIt();

    @Message("People who have it: {count}.")
    String haveIt(long count);

    @Message("No request for it is open.")
    String nobodyAsksForIt();

    @Message("Open requests for it: {count}.")
    String askForIt(long count);

    @Message("Partners that these terms are for: {count}.")
    String forPartners(long count);

    @Message("See whom that finds")
    String findWhom();

    @Message("Whom that finds")
    String foundTitle();

    @Message("As it stands, this would be refused")
    String foundRefused();

    @Message("Say first who may ask.")
    String sayWhoFirst();

    @Message("{organization}: {whom}")
    String wouldAsk(String organization, String whom);

    @Message("These are the first {shown} of {count} partners.")
    String wouldAskMore(int shown, long count);

    @Message("People of no partner")
    String peopleOfNoPartner();

    @Message("Stage {number}: {whom}")
    String inStage(int number, String whom);

    @Message("{names}.")
    String found(String names);

    @Message("{names}, since there is none of the others.")
    String fallbackFound(String names);

    @Message("nobody, so their requests would end at once. Add somebody who decides instead.")
    String nobodyFound();

    // What somebody would see of a package

    @Message("What would somebody see?")
    String seesAsk();

    @Message("What would somebody see of {name}?")
    String seesTitle(String name);

    @Message("Type an address, also one that nobody has here yet: you read what its owner would see, and why.")
    String seesWhat();

    @Message("Whose? Their e-mail address")
    String seesWhose();

    @Message("See what they would see")
    String seesNow();

    @Message("{who} can ask for it.")
    String seesCan(String who);

    @Message("{who} cannot ask for it.")
    String seesCannot(String who);

    @Message("That is one of the people of {organization}.")
    String seesOf(String organization);

    @Message("Nobody is known here by this address.")
    String seesNobody();

    @Message("What they see")
    String seesIt();

    @Message("Nothing: for them there is no such package.")
    String seesNothing();

    @Message("Rule by rule")
    String rules();

    @Message("Rule")
    String rule();

    @Message("Does it hold?")
    String ruleHolds();

    @Message("yes")
    String ruleYes();

    @Message("no")
    String ruleNo();

    @Message("that depends on what they say")
    String ruleDepends();

    @Message("Why, and what helps")
    String ruleWhy();

    @Message("Nobody has blocked them")
    String ruleStanding();

    @Message("The domain list lets them in")
    String ruleDomainList();

    @Message("The package can be asked for at all")
    String ruleEnabled();

    @Message("There are terms for them")
    String ruleScope();

    @Message("It is clear on which terms")
    String ruleChoice();

    @Message("They say why, where they must")
    String ruleJustification();

    @Message("They answer what is asked")
    String ruleAnswers();

    @Message("The days that they ask for are among those that are given")
    String ruleWindow();

    @Message("They have not asked for it already")
    String ruleRequestOpen();

    @Message("They do not have it already")
    String ruleAccessLive();

    @Message("They have nothing that it does not go with")
    String ruleIncompatible();

    @Message("They have not asked too often")
    String ruleFlood();

    @Message("What becomes of each of its terms")
    String outcomes();

    @Message("{name}: they ask on these terms.")
    String outcomeApplies(String name);

    @Message("{name}: they would ask on these terms, were it not for what stands in the way above.")
    String outcomeWouldApply(String name);

    @Message("{name}: they are for them, but others are more so and come first.")
    String outcomeOutranked(String name);

    @Message("{name}: they are for them, but take no requests at the moment.")
    String outcomeDisabled(String name);

    @Message("{name}: they are for them, but their last day is over.")
    String outcomeEnded(String name);

    @Message("{name}: they are not for them.")
    String outcomeOutOfScope(String name);

    @Message("Go to this person")
    String toPerson();

    @Message("Go to the domain list")
    String toDomainList();

    @Message("Go to the package")
    String toPackage();

    @Message("Go to its catalog")
    String toCatalogOf();

    @Message("Go to what they have asked for")
    String toRequests();

    @Message("Go to what they have")
    String toAccess();

    // What it does not go with

    @Message("What {name} does not go with")
    String incompatibleTitle(String name);

    @Message("Whoever has one of these can neither ask for it nor be given it. Who has both already keeps both.")
    String incompatibleWhat();

    @Message("Which packages?")
    String incompatibleWhich();

    @Message("Other packages: beginning of the name")
    String searchPackages();

    @Message("Change what it does not go with")
    String changeIncompatible();

    @Message("Change {resource}")
    String changeResource(String resource);

    @Message("Where people open it")
    String whereOpened();

    @Message("A whole address by https, if there is one: whoever has access finds it beside what they have.")
    String whereOpenedHint();
}
