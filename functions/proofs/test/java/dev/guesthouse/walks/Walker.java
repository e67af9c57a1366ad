package dev.guesthouse.walks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.Mails;
import dev.guesthouse.test.StandIn;

/** Walks a walk over an instance that has just been emptied, and looks after each round at everything that must hold. */
final class Walker {

    /** Longer than anything in a walk lasts: stages, access, and guests without any. */
    private static final Duration LONG_AFTER = Duration.ofDays(10);
    private static final int TIMES = 14;
    private static final int TRIES_OF_A_GRANT = 8;

    private record Chosen(Deed deed, WalkCall call, Client caller) {
    }

    private final Scene scene;
    private final StandIn crm;
    private final Mails mails;
    private final Tally tally;
    private final Partners partners;
    private final List<String> trace = new ArrayList<>();
    private boolean rested = true;
    private int walked;

    Walker(Scene scene, StandIn crm, Mails mails, Tally tally) {
        this.scene = scene;
        this.crm = crm;
        this.mails = mails;
        this.tally = tally;
        this.partners = new Partners(scene);
    }

    /**
     * @param toTheEnd whether to look also at what becomes of all of it
     * @throws Broken where a rule does not hold
     */
    void walk(Walk walk, boolean toTheEnd) {
        tally.walks++;
        for (var round : walk.rounds()) {
            tally.rounds++;
            walk(round);
            walked++;
        }
        if (!toTheEnd) {
            return;
        }
        calm();
        partners.look(walk.seed(), mails);
        end();
    }

    /** How many rounds went well. */
    int walked() {
        return walked;
    }

    /** What was called in each round, and what was answered. */
    List<String> trace() {
        return trace;
    }

    private void walk(Round round) {
        moveTo(round);
        var calls = new ArrayList<Chosen>();
        for (var action : round.actions()) {
            choose(action).ifPresent(calls::add);
        }
        if (!calls.isEmpty()) {
            atOnce(calls);
        }
        check(RequestLaws.ALWAYS, RecordLaws.ALWAYS);
        rested = round.after() != Round.After.nothing;
        switch (round.after()) {
            case nothing -> {
                // The next round finds it like this.
            }
            case jobs -> rest();
            case calm -> calm();
            case night -> night();
        }
    }

    /** What there is nothing for, somebody asks for. */
    private Optional<Chosen> choose(Action action) {
        return choose(action.deed(), action).or(() -> choose(Deed.submit, action));
    }

    private Optional<Chosen> choose(Deed deed, Action action) {
        return deed.choose(scene, action).map(call -> new Chosen(deed, call, scene.cast().caller(call.email())));
    }

    private void moveTo(Round round) {
        scene.clock().set(round.shift().from(scene.now(), scene.database()));
        scene.cast().stay(scene.now());
        round.target().make(crm);
        trace.add("%s (%s), the target %s".formatted(scene.now(), round.shift().kind(), round.target()));
    }

    private void atOnce(List<Chosen> calls) {
        var everything = rested ? scene.value(RecordLaws.EVERYTHING) : null;
        var events = WalkEvents.count(scene);
        var answers = AtOnce.all(calls.stream().<Callable<Answer>>map(chosen -> () -> chosen.caller.post(chosen.call.function(), chosen.call.body())).toList());
        for (int i = 0; i < answers.size(); i++) {
            trace.add("    %s -> %s".formatted(calls.get(i).call, answers.get(i).status() < 300 ? answers.get(i).status() : answers.get(i)));
        }
        var done = new HashMap<String, Integer>();
        for (int i = 0; i < answers.size(); i++) {
            var chosen = calls.get(i);
            WalkAnswers.check(chosen.call, answers.get(i));
            partners.read(chosen.call.email(), chosen.call.toString(), answers.get(i).body());
            tally.count(chosen.deed, answers.get(i));
            if (answers.get(i).status() < 300) {
                done.merge(chosen.call.function(), 1, Integer::sum);
            }
        }
        WalkEvents.check(events, WalkEvents.count(scene), done);
        if (done.isEmpty() && everything != null && !everything.equals(scene.value(RecordLaws.EVERYTHING))) {
            throw new Broken("OPS-06 a refusal changes nothing", "but for " + calls);
        }
    }

    /** Lets the jobs run to the end; what another run had under way in the background when they had is looked at once more. */
    private void rest() {
        JobDeeds.rest(scene);
        check(RequestLaws.ALWAYS, RecordLaws.ALWAYS);
        try {
            checkAtRest();
        } catch (Broken e) {
            JobDeeds.rest(scene);
            checkAtRest();
        }
    }

    private void checkAtRest() {
        check(RequestLaws.AT_REST, AccessLaws.AT_REST, RecordLaws.AT_REST);
    }

    /** Mends the target, and gives deliveries that had failed the time to be tried again. */
    private void calm() {
        crm.works();
        rest();
        for (int i = 0; i < 48 && isUnderWay(); i++) {
            pass(Duration.ofMinutes(61));
        }
        check(AccessLaws.DELIVERED);
        Holdings.check(scene, crm);
        Holdings.checkMails(scene, mails);
        trace.add("    everything is delivered at " + scene.now());
    }

    /** Tries until no try is left of what is to be given. */
    private void night() {
        for (int i = 0; i < TRIES_OF_A_GRANT && isUnderWay(); i++) {
            pass(Duration.ofMinutes(61));
        }
        trace.add("    a night passes, until " + scene.now());
    }

    private boolean isUnderWay() {
        return scene.database().count("SELECT (SELECT count(*) FROM role_grant WHERE wanted <> held AND next_try_at IS NOT NULL)"
                + " + (SELECT count(*) FROM account WHERE wanted <> held AND next_try_at IS NOT NULL)") > 0;
    }

    private void end() {
        for (int i = 0; i < TIMES; i++) {
            pass(LONG_AFTER);
        }
        calm();
        check(RequestLaws.IN_THE_END, AccessLaws.IN_THE_END);
    }

    private void pass(Duration time) {
        scene.clock().advance(time);
        scene.cast().stay(scene.now());
        rest();
    }

    @SafeVarargs
    private void check(List<Law>... laws) {
        for (var each : laws) {
            each.forEach(law -> law.check(scene.database(), scene.now()));
        }
    }
}
