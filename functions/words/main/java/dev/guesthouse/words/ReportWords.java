package dev.guesthouse.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the page with reports, as {@link Words} has those of every page. A bundle of its own, for Quarkus makes no class that can be loaded of
 * one with more than 300 messages.
 */
@MessageBundle(value = "reports", locale = "en")
public interface ReportWords {

    @Message("How things go here, in numbers. Every day is one in UTC.")
    String what();

    @Message("Show as a table")
    String asTable();

    @Message("EEE d MMM yyyy")
    String datePattern();

    @Message("Day")
    String day();

    @Message("Week from")
    String weekFrom();

    // How long something took

    @Message("Took")
    String howLong();

    @Message("less than an hour")
    String underAnHour();

    @Message("an hour")
    String anHour();

    // Live access

    @Message("Live access in the last twelve months")
    String access();

    @Message("Access that was live at the end of {day}: {count}.")
    String accessNow(String day, String count);

    @Message("Access that was live at the end of {day}: {count}; at the end of {before}: {countBefore}.")
    String accessThen(String day, String count, String before, String countBefore);

    @Message("Nothing to draw yet: the first number comes when a day with access is over.")
    String accessNone();

    @Message("Live")
    String live();

    // Endings ahead

    @Message("What ends in the next thirteen weeks")
    String endings();

    @Message("Access that ends until {day}: {count}, most of it in the week from {week}: {most}.")
    String endingsAhead(String day, String count, String week, String most);

    @Message("No access ends until {day}.")
    String endingsNone(String day);

    @Message("Not counted yet: that is done every hour.")
    String endingsNotCounted();

    @Message("As it was on {moment}. Every end can still be moved.")
    String endingsCounted(String moment);

    @Message("Ends")
    String ends();

    // Decisions

    @Message("How long decisions took")
    String decisions();

    @Message("Of the latest decisions ({count}), half took no longer than this: {median}. Not made in time: {late}.")
    String decisionsTook(String count, String median, String late);

    @Message("Nothing was decided yet.")
    String decisionsNone();

    @Message("A dot is a decision, a square is one that nobody made in time. The line is the median; the dashed line is the time that most decisions have: {timeout}.")
    String decisionsKey(String timeout);

    @Message("Outcome")
    String outcome();

    @Message("given")
    String given();

    @Message("refused")
    String refused();

    @Message("not decided in time")
    String late();

    // Deliveries

    @Message("What could not be delivered")
    String deliveries();

    @Message("Tries that failed since {day}: {count}, most of them at {connector}.")
    String failed(String day, String count, String connector);

    @Message("No try has failed since {day}.")
    String noneFailed(String day);

    @Message("What has waited for the longest has been wanted at {connector} since {moment}.")
    String longest(String connector, String moment);

    @Message("Nothing waits to be delivered.")
    String nothingWaits();

    @Message("Target system")
    String connector();

    @Message("Tries that failed")
    String tries();
}
