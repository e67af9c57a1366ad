package dev.guesthouse.browser;

import static dev.guesthouse.test.Given.OMAR;
import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;

import java.util.Locale;
import java.util.function.Function;

/** Every page that there is, as somebody sees it; whoever adds a page adds a line. */
enum Shown {

    HOME(null, world -> "/"),
    SIGN_IN(null, world -> "/signin"),
    ASK(null, World::packageLink),
    DECIDE(null, World::decisionLink),
    PROBLEMS(null, world -> "/problems"),
    PROBLEM(null, world -> "/problems/request-open"),
    ASK_FORM(PIA, World::packageLink),
    NOTHING_FOR_YOU(OMAR, world -> "/p/u3ZB8q2cJ0hPpRrVQk0z0S8m3n2vXHqg6G5pE1yJ4aA"),
    MY(PIA, world -> "/my/"),
    FIND(PIA, world -> "/my/find"),
    REQUEST(PIA, World::request),
    MY_ACCESS(World.BEN, world -> "/my/access/" + world.accessId()),
    HISTORY(PIA, world -> "/my/history"),
    DECISIONS(SANA, world -> "/my/decisions"),
    DECISION(SANA, World::decisionLink),
    NOT_YOURS(PIA, World::decisionLink),
    PEOPLE(SANA, world -> "/my/organization"),
    ASK_FOR_OTHERS(SANA, world -> "/my/organization/ask"),
    MORE_TIME(SANA, world -> world.held() + "/more"),
    END_ACCESS(SANA, World::held),
    NO_SPONSOR(PIA, world -> "/my/organization"),

    TODAY(ADMINISTRATOR, world -> "/admin/"),
    MORE(ADMINISTRATOR, world -> "/admin/more"),
    PARTNERS(ADMINISTRATOR, world -> "/admin/partners"),
    NEW_PARTNER(ADMINISTRATOR, world -> "/admin/partners/new"),
    PARTNER(ADMINISTRATOR, World::partner),
    PACKAGES(ADMINISTRATOR, world -> "/admin/packages"),
    NEW_PACKAGE(ADMINISTRATOR, world -> "/admin/packages/new"),
    PACKAGE(ADMINISTRATOR, World::accessPackage),
    TERMS(ADMINISTRATOR, World::terms),
    NEW_TERMS(ADMINISTRATOR, world -> "/admin/packages/new?packageId=" + world.atlas().id()),
    SEEN(ADMINISTRATOR, world -> world.accessPackage() + "/seen?person=ana%40fabrikam.example"),
    PACKAGE_ROLES(ADMINISTRATOR, world -> world.accessPackage() + "/roles"),
    PACKAGE_INCOMPATIBLE(ADMINISTRATOR, world -> world.accessPackage() + "/incompatible"),
    GIVE(ADMINISTRATOR, world -> world.accessPackage() + "/give"),
    CATALOGS(ADMINISTRATOR, world -> "/admin/catalogs"),
    CATALOG(ADMINISTRATOR, World::catalog),
    RESOURCE(ADMINISTRATOR, World::resource),
    REQUESTS(ADMINISTRATOR, world -> "/admin/requests"),
    ASKED(ADMINISTRATOR, world -> "/admin/requests/" + world.requestId()),
    ACCESS(ADMINISTRATOR, world -> "/admin/access"),
    ADMIN_PEOPLE(ADMINISTRATOR, world -> "/admin/people"),
    NEW_MEMBER(ADMINISTRATOR, world -> "/admin/people/new-member"),
    NEW_GUEST(ADMINISTRATOR, world -> "/admin/people/new-guest"),
    PERSON(ADMINISTRATOR, World::person),
    REPORTS(ADMINISTRATOR, world -> "/admin/reports"),
    AUDIT(ADMINISTRATOR, world -> "/admin/audit"),
    MESSAGES(ADMINISTRATOR, world -> "/admin/messages"),
    DELIVERIES(ADMINISTRATOR, world -> "/admin/deliveries"),
    CONNECTORS(ADMINISTRATOR, world -> "/admin/connectors"),
    NEW_CONNECTOR(ADMINISTRATOR, world -> "/admin/connectors/new"),
    CONNECTOR(ADMINISTRATOR, World::connector),
    CONNECTOR_RESOURCES(ADMINISTRATOR, world -> world.connector() + "/resources"),
    DRIFT(ADMINISTRATOR, world -> world.connector() + "/drift"),
    TOKENS(ADMINISTRATOR, world -> "/admin/tokens"),
    SETTINGS(ADMINISTRATOR, world -> "/admin/settings");

    /** The address of whoever sees it; null for somebody who has not signed in. */
    final String who;
    final Function<World, String> address;

    Shown(String who, Function<World, String> address) {
        this.who = who;
        this.address = address;
    }

    /** What files of it are called. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
