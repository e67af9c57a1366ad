package dev.guesthouse.organization;

import java.util.Set;

import dev.guesthouse.address.DomainName;

/** Domains at which anybody can have an address (ORG-14): claiming one would let strangers in as a partner's people. */
public final class PublicMailProviders {

    private static final Set<String> DOMAINS = Set.of(
            "126.com", "163.com", "aim.com", "aol.com", "bluewin.ch", "bol.com.br", "btinternet.com", "comcast.net", "cox.net",
            "duck.com", "email.com", "fastmail.com", "fastmail.fm", "foxmail.com", "free.fr", "freenet.de", "gmail.com", "gmx.at",
            "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hey.com", "hotmail.co.uk", "hotmail.com", "hotmail.de",
            "hotmail.es", "hotmail.fr", "hotmail.it", "hushmail.com", "icloud.com", "inbox.com", "laposte.net", "libero.it",
            "live.co.uk", "live.com", "live.de", "live.fr", "live.nl", "mac.com", "mail.com", "mail.ru", "mailbox.org", "me.com",
            "msn.com", "naver.com", "orange.fr", "outlook.com", "outlook.de", "outlook.es", "outlook.fr", "outlook.it", "pm.me",
            "posteo.de", "proton.me", "protonmail.ch", "protonmail.com", "qq.com", "rediffmail.com", "rocketmail.com", "seznam.cz",
            "sfr.fr", "sina.com", "t-online.de", "terra.com.br", "tuta.com", "tutanota.com", "tutanota.de", "uol.com.br",
            "verizon.net", "virgilio.it", "wanadoo.fr", "web.de", "wp.pl", "yahoo.co.jp", "yahoo.co.uk", "yahoo.com", "yahoo.de",
            "yahoo.es", "yahoo.fr", "yahoo.it", "yandex.com", "yandex.ru", "ymail.com", "zohomail.com");

    private PublicMailProviders() {
    }

    /** True for a provider's very domain. */
    public static boolean include(DomainName domain) {
        return DOMAINS.contains(domain.value());
    }
}
