package dev.guesthouse.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the pages about connectors, as {@link Words} has those of every page. A bundle of its own, for Quarkus makes no class that can be
 * loaded of one with more than 300 messages.
 */
@MessageBundle(value = "connectors", locale = "en")
public interface ConnectorWords {

    @Message("Connectors")
    String title();

    @Message("The systems in which people are given access. The directory inside is always there; each of the others is connected by its address and by what this instance proves itself with there.")
    String what();

    @Message("Connect a system")
    String connect();

    @Message("Nothing is asked of it yet. Once it is here, try whether it works.")
    String connectWhat();

    @Message("How is it spoken to?")
    String kind();

    @Message("SCIM 2.0: accounts and groups of an application")
    String scim();

    @Message("A webhook: signed events to a receiver of your own")
    String webhook();

    @Message("The directory inside")
    String local();

    @Message("Keycloak: accounts, groups and roles of a realm")
    String keycloak();

    @Message("Microsoft Graph: guests, groups, teams and applications of a tenant")
    String graph();

    @Message("Name")
    String name();

    @Message("Address")
    String address();

    @Message("Where its calls begin, such as https://wiki.example/scim/v2, or a realm of Keycloak: https://login.example/realms/main. Microsoft Graph needs none, unless it is that of a national cloud.")
    String addressHint();

    @Message("What does this instance prove itself with there?")
    String credentials();

    @Message("A token, or a client of OAuth 2.0 with all three of its fields (of a Keycloak realm its own client needs the first two), or a webhook's secret. It is kept encrypted, and never shown again.")
    String credentialsHint();

    @Message("Leave this empty to keep what is there; a new address needs it again.")
    String credentialsAgain();

    @Message("Token")
    String token();

    @Message("Client")
    String clientId();

    @Message("The client's secret")
    String clientSecret();

    @Message("Where the client gets its tokens")
    String tokenAddress();

    @Message("Of Microsoft it is https://login.microsoftonline.com/TENANT/oauth2/v2.0/token, with the tenant's ID or a domain of it")
    String tokenAddressHint();

    @Message("The webhook's secret")
    String secret();

    @Message("whsec_ and 24 to 64 random bytes in base64")
    String secretHint();

    @Message("How much may it be asked?")
    String limits();

    @Message("Calls at the same time")
    String callsAtOnce();

    @Message("Calls in a second")
    String callsPerSecond();

    @Message("0 is any number")
    String callsPerSecondHint();

    @Message("What its product does differently from SCIM")
    String profile();

    @Message("A name that the documentation of connectors lists, or nothing")
    String profileHint();

    @Message("People need an account of their own there")
    String ownAccounts();

    @Message("Access is given and taken away there")
    String enabled();

    @Message("Switched off: nothing is given or taken away there.")
    String isOff();

    @Message("It has asked to be left alone until")
    String rests();

    @Message("Try whether it works")
    String test();

    @Message("Make a sample person there too, and remove them again")
    String sample();

    @Message("It works")
    String works();

    @Message("It does not work yet")
    String worksNot();

    @Message("Nothing is changed there by that.")
    String nothingTried();

    @Message("Remove {name}")
    String remove(String name);

    @Message("What it proves itself with is deleted. It can only be removed once no catalog offers anything of it and nobody has anything there.")
    String removeWhat();

    @Message("What is there in {name}?")
    String thereIn(String name);

    @Message("It is asked what people can be given there, with what they can be in it. Only what a catalog offers can be put into a package.")
    String thereWhat();

    @Message("Look it up")
    String lookUp();

    @Message("Look up what is there in {name}")
    String lookUpIn(String name);

    @Message("Nothing there is called so.")
    String nothingThere();

    @Message("There is more than these: type how the name begins.")
    String moreThere();

    @Message("What is the catalog to offer?")
    String whatToOffer();

    @Message("To offer something of it, choose the catalog first.")
    String fromCatalog();

    @Message("Does it hold what is wanted?")
    String drift();

    @Message("What {name} holds")
    String driftTitle(String name);

    @Message("Who has which role there is compared with what is wanted, again and again. What the system has lost is given again by itself; what nobody granted is shown here, and left alone.")
    String driftWhat();

    @Message("This system cannot say who has a role, so nobody knows whether it has lost one.")
    String unreadable();

    @Message("It is being compared, since")
    String comparing();

    @Message("Compared last:")
    String comparedLast();

    @Message("It was not compared yet.")
    String comparedNever();

    @Message("Compare now")
    String compare();

    @Message("What differs")
    String differences();

    @Message("Nothing, as far as anybody has seen.")
    String noDifferences();

    @Message("Lost, and given again: {role}")
    String driftLost(String role);

    @Message("Granted by nobody: {role}")
    String driftFound(String role);

    @Message("There before it was granted, so it stays: {role}")
    String driftNotOurs(String role);

    @Message("Not believed, so nothing was done: {role}")
    String driftUnbelieved(String role);

    @Message("An account of nobody here: {account}")
    String nobodys(String account);

    @Message("Found:")
    String foundOn();

    @Message("held back with many others, until a second administrator lets it go")
    String deliveryBraked();

    @Message("This waits for a second administrator")
    String brakeTitle();

    @Message("So much would be taken away at once that somebody else than its cause has to say so. If it was a mistake, mend it where it was made: what is wanted again is held no more.")
    String brakeWhat();

    @Message("A package gives less than before")
    String brakePackage();

    @Message("An organization was removed with the access of its people")
    String brakeOrganization();

    @Message("Access was ended before its time")
    String brakeAccess();

    @Message("{hit} of {members} roles there would be taken away.")
    String brakeHit(int hit, int members);

    @Message("Caused by")
    String brakeBy();

    @Message("It waits since")
    String brakeSince();

    @Message("All that is held back")
    String brakeAll();

    @Message("Why may it be taken away?")
    String brakeWhy();

    @Message("Take it away now: {cause}")
    String brakeRelease(String cause);
}
