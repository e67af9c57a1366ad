package dev.guesthouse.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.policy.PolicyQuestion.Choice;
import dev.guesthouse.policy.PolicySettings.Question;

class QuestionDraftTest {

    private static final Question WHICH = new Question(null, Map.of("en", " Which line? "), QuestionKind.text, null, null, null);

    @Test
    @DisplayName("POL-10 a new question gets an id of its own, and need not be answered unless that is said")
    void newQuestion() {
        var read = Noted.in(fields -> {
            var drafts = QuestionDraft.read(fields, List.of(WHICH, WHICH), List.of());
            assertNotEquals(drafts.get(0).id(), drafts.get(1).id());
            assertEquals(Map.of("en", "Which line?"), drafts.get(0).text());
            assertEquals(false, drafts.get(0).required());
        });
        assertEquals(List.of(), read);
    }

    @Test
    @DisplayName("POL-10 what is not said stays, and a question keeps its id where it names it once")
    void sameQuestion() {
        var there = new QuestionDraft(UUID.randomUUID(), Map.of("en", "Where?"), QuestionKind.text, null, null, false);
        var same = new Question(there.id(), Map.of("en", "Where to?"), QuestionKind.text, null, null, true);
        assertEquals(List.of(), Noted.in(fields -> {
            assertEquals(there.id(), QuestionDraft.read(fields, null, List.of(there)).get(0).id());
            assertEquals(there.id(), QuestionDraft.read(fields, List.of(same), List.of(there)).get(0).id());
        }));
        assertEquals(List.of("questions[1].id"), Noted.in(fields -> QuestionDraft.read(fields, List.of(same, same), List.of(there))));
        assertEquals(List.of("questions[0].id"), Noted.in(fields -> QuestionDraft.read(fields, List.of(same), List.of())));
    }

    @Test
    @DisplayName("POL-10 every field that is not right is named")
    void refused() {
        assertEquals(List.of("questions"), refused(Collections.nCopies(21, WHICH)));
        assertEquals(List.of("questions[0].kind", "questions[0].text"), refused(List.of(new Question(null, null, null, null, null, null))));
        assertEquals(List.of("questions[0].text", "questions[1].text.en_US"), refused(List.of(
                new Question(null, Map.of(), QuestionKind.text, null, null, null),
                new Question(null, Map.of("en_US", "?", "en", "x"), QuestionKind.longText, null, null, null))));
        assertEquals(List.of("questions[0].choices"), refused(List.of(choice(new Choice("only", null)))));
        assertEquals(List.of("questions[0].choices"), refused(List.of(choice(new Choice("twice", null), new Choice("twice", null)))));
        assertEquals(List.of("questions[0].choices"), refused(List.of(
                new Question(null, Map.of("en", "x"), QuestionKind.text, List.of(new Choice("a", null), new Choice("b", null)), null, null))));
        assertEquals(List.of("questions[0].pattern"), refused(List.of(new Question(null, Map.of("en", "x"), QuestionKind.text, null, "(", null))));
    }

    private static List<String> refused(List<Question> questions) {
        return Noted.in(fields -> QuestionDraft.read(fields, questions, List.of()));
    }

    private static Question choice(Choice... choices) {
        return new Question(null, Map.of("en", "Where?"), QuestionKind.choice, List.of(choices), null, null);
    }
}
