package dev.guesthouse.walks;

/** That a rule does not hold. */
final class Broken extends AssertionError {

    final String rule;

    Broken(String rule, String how) {
        super(rule + "\n" + how);
        this.rule = rule;
    }
}
