package dev.guesthouse.portal.admin;

/**
 * What somebody is asked once more before it is done.
 *
 * @param what it is
 * @param name what it is done to
 * @param button the name of the button that does it
 * @param value what the button says beside its name
 */
public record Sure(What what, String name, String button, String value) {

    /** What is asked for once more. */
    public enum What {
        deletePackage, renewLink, deletePolicy
    }
}
