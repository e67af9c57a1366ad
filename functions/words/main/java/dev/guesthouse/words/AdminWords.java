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
}
