package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.packages.Effect;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;
import io.quarkus.qute.RawString;

/**
 * What a dry run has found, said in sentences.
 *
 * @param whom whom requests would ask, by partner
 * @param effect what a change would mean for whom, in numbers; nothing for what is not there yet
 * @param refused what would be refused
 */
public record Found(List<String> whom, List<String> effect, List<RawString> refused) {

    /** As long as nothing was tried. */
    static final Found NOTHING = new Found(List.of(), List.of(), List.of());

    /** For what is to be made. */
    static Found whom(Effect effect, Frame frame) {
        return new Found(new InWords(frame).whom(effect), List.of(), List.of());
    }

    /** For what cannot be tried. @param errors what is wrong with it; nothing where it is not said for whom it is */
    static Found refused(List<FieldError> errors, Frame frame) {
        var said = errors.stream().map(error -> frame.say().of(error.sentence())).toList();
        return new Found(List.of(), List.of(), said.isEmpty() ? List.of(new RawString(new InWords(frame).words.sayWhoFirst())) : said);
    }

    /** For what is to be changed. */
    static Found all(Effect effect, Frame frame) {
        var words = new InWords(frame);
        return new Found(effect.asks() == null ? List.of() : words.whom(effect), words.numbers(effect), List.of());
    }

    private record InWords(PackageWords words, Words common, Frame frame) {

        InWords(Frame frame) {
            this(Wording.in(frame.language(), PackageWords.class), Wording.in(frame.language()), frame);
        }

        List<String> whom(Effect effect) {
            var sentences = effect.asks().stream().filter(asked -> !asked.stages().isEmpty())
                    .map(asked -> words.wouldAsk(asked.organization() == null ? words.peopleOfNoPartner() : asked.organization().displayName(),
                            whom(asked.stages())))
                    .collect(Collectors.toCollection(ArrayList::new));
            if (!sentences.isEmpty() && effect.organizations() > effect.asks().size()) {
                sentences.add(words.wouldAskMore(effect.asks().size(), effect.organizations()));
            }
            return sentences;
        }

        private String whom(List<Effect.OfStage> stages) {
            var all = new ArrayList<String>();
            for (var stage : stages) {
                all.add(stages.size() == 1 ? whom(stage) : words.inStage(all.size() + 1, whom(stage)));
            }
            return String.join(" ", all);
        }

        private String whom(Effect.OfStage stage) {
            var names = stage.approvers().stream().map(this::name).collect(Collectors.joining(", "));
            return stage.approvers().isEmpty() ? words.nobodyFound() : stage.fallback() ? words.fallbackFound(names) : words.found(names);
        }

        private String name(PersonName person) {
            return frame.say().name(person);
        }

        List<String> numbers(Effect effect) {
            var numbers = new ArrayList<String>();
            numbers.add(effect.holders() == 0 ? words.nobodyHasIt() : words.haveIt(effect.holders()));
            numbers.add(effect.openRequests() == 0 ? words.nobodyAsksForIt() : words.askForIt(effect.openRequests()));
            if (effect.organizations() != null) {
                numbers.add(words.forPartners(effect.organizations()));
            }
            return numbers;
        }
    }
}
