package dev.guesthouse.address;

import java.util.Set;

/**
 * Domains under which strangers get names of their own, at which they have mail or sign in (ORG-03), and which the public suffix
 * list does not have: those of tenants, of what is tried out, of what reads its mail, and of those who give names away.
 */
final class SharedDomains {

    private static final Set<String> DOMAINS = Set.of(
            // Microsoft
            "b2clogin.com", "ciamlogin.com", "cloudapp.azure.com", "mail.onmicrosoft.com", "mail.onmicrosoft.de", "mail.onmicrosoft.us",
            "microsoftonline.com", "onmicrosoft.com", "onmicrosoft.de", "onmicrosoft.us", "onmschina.cn", "partner.mail.onmschina.cn",
            "partner.onmschina.cn", "sharepoint.com",
            // Google
            "appspotmail.com", "gserviceaccount.com", "iam.gserviceaccount.com", "test-google-a.com",
            // Amazon
            "amazonaws.com", "amazonaws.com.cn",
            // Salesforce, ServiceNow, Workday, Okta
            "force.com", "my.salesforce.com", "myworkday.com", "okta-emea.com", "oktapreview.com", "service-now.com",
            // Help desks, trackers and lists
            "atlassian.net", "freshdesk.com", "groups.io", "hs-inbox.com", "intercom-mail.com", "mailgun.org", "myfreshworks.com",
            // Addresses that hide others
            "anonaddy.com", "anonaddy.me", "mozmail.com",
            // Names given away
            "afraid.org", "chickenkiller.com", "crabdance.com", "ignorelist.com", "jumpingcrab.com", "mooo.com", "strangled.net",
            "twilightparadox.com", "us.to");

    private SharedDomains() {
    }

    static boolean include(DomainName domain) {
        return DOMAINS.contains(domain.value());
    }
}
