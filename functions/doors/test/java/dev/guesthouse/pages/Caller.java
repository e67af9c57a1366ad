package dev.guesthouse.pages;

/** Every kind of caller that a page can have, by what they are to Fabrikam's things. */
enum Caller {
    /** In a browser in which nobody has signed in. */
    nobody,
    /** Proved an address that is nobody's. */
    outsider,
    /** Pia, whose access and request it is. */
    guest,
    /** Sana, who answers for Pia and decides. */
    sponsor,
    /** Of the home organization, with no part in it. */
    member,
    administrator,
    /** Cara, of another partner, and its sponsor. */
    other,
    /** With the cookie of a session of Pia's that was ended. */
    ended
}
