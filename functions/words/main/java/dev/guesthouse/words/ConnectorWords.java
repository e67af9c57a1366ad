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
}
