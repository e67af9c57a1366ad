package dev.guesthouse.walks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What can be done in a walk, and how often it is. */
enum Deed {
    submit(24, Requesting::submit),
    submitFor(4, Requesting::submitFor),
    cancel(3, Requesting::cancel),
    approve(16, Deciding::approve),
    deny(3, Deciding::deny),
    reassign(2, Deciding::reassign),
    extend(5, Requesting::extend),
    extendFor(3, Requesting::extendFor),
    giveBack(3, Requesting::giveBack),
    endAccess(2, Granting::end),
    endAll(1, Granting::endAll),
    assign(5, Granting::assign),
    changeAccess(3, Granting::change),
    removeAccess(2, Granting::remove),
    reprocess(6, Granting::reprocess),
    retry(3, Granting::retry),
    changeRoles(5, Granting::changeRoles),
    addSponsor(4, Administering::addSponsor),
    removeSponsor(4, Administering::removeSponsor),
    changeOrganization(4, Administering::changeOrganization),
    addOrganization(3, Administering::addOrganization),
    removeOrganization(1, Administering::removeOrganization),
    setDomainList(3, Administering::setDomainList),
    block(3, Administering::block),
    unblock(5, Administering::unblock),
    changePerson(4, Administering::changePerson),
    invite(1, Administering::invite),
    erase(1, Administering::erase),
    grantRole(1, Administering::grantRole),
    revokeRole(1, Administering::revokeRole),
    changePolicy(4, Administering::changePolicy),
    expire(5, JobDeeds::expire),
    timeOut(5, JobDeeds::timeOut),
    deliver(4, JobDeeds::deliver),
    job(4, JobDeeds::one);

    private static final List<Deed> DRAWN = Arrays.stream(values()).flatMap(deed -> Stream.generate(() -> deed).limit(deed.weight)).toList();

    private final int weight;
    private final BiFunction<Scene, Action, Optional<WalkCall>> choose;

    Deed(int weight, BiFunction<Scene, Action, Optional<WalkCall>> choose) {
        this.weight = weight;
        this.choose = choose;
    }

    static Deed draw(RandomGenerator random) {
        return DRAWN.get(random.nextInt(DRAWN.size()));
    }

    /** Chooses everything; empty where there is nothing to do it to. */
    Optional<WalkCall> choose(Scene scene, Action action) {
        return choose.apply(scene, action);
    }
}
