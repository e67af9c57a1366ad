package dev.guesthouse.rules.packages;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.PolicyBody.policy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class QuestionTest extends GuesthouseTest {

    private static final Map<String, Object> NUMBER = of("text", of("en", "Contract number", "de", "Vertragsnummer"), "kind", "text",
            "pattern", "C-[0-9]{4}", "required", true);
    private static final Map<String, Object> PLACE = of("text", of("en", "Where?"), "kind", "choice", "choices",
            List.of(of("value", "b", "text", of("en", "Berlin")), of("value", "Rome")), "required", true);
    private static final Map<String, Object> MORE = of("text", of("en", "What else?"), "kind", "longText");

    private Organization fabrikam;
    private AccessPackage atlas;
    private String policy;

    @Test
    @DisplayName("POL-10 questions are asked in their order, with texts by language, choices and patterns")
    void shown() {
        ask(NUMBER, PLACE, MORE);
        var questions = given.pia().get("available-package", "id", atlas.id()).ok();
        assertThat(questions.json("policies[0].questions.kind"), equalTo(List.of("text", "choice", "longText")));
        assertThat(questions.json("policies[0].questions.required"), equalTo(List.of(true, true, false)));
        assertThat(questions.text("policies[0].questions[0].text.de"), equalTo("Vertragsnummer"));
        assertThat(questions.text("policies[0].questions[0].pattern"), equalTo("C-[0-9]{4}"));
        assertThat(questions.json("policies[0].questions[1].choices.value"), equalTo(List.of("b", "Rome")));
        assertThat(questions.json("policies[0].questions[2].choices"), nullValue());
        assertThat(given.admin().get("package", "id", atlas.id()).json("policies[0].questions.id"), equalTo(ids()));
    }

    @Test
    @DisplayName("REQ-03 each answer that is missing or cannot be taken is named, with a missing justification, and no request is made")
    void refused() {
        var ids = ask(NUMBER, PLACE, MORE);
        given.pia().post("submit-request", "packageId", atlas.id()).names("justification", "answers[%s]".formatted(ids.get(0)),
                "answers[%s]".formatted(ids.get(1)));
        submit(answer(ids.get(0), "C-12345"), answer(ids.get(1), "Paris"), answer(ids.get(2), "x".repeat(4001)))
                .names("answers[0].value", "answers[1].value", "answers[2].value");
        submit(answer(ids.get(0), "C-1234"), answer(ids.get(1), " ")).names("answers[1].value");
        submit(answer(ids.get(1), "b"), answer(ids.get(0), "C-1234"), answer(ids.get(0), "C-1235"), answer(atlas.id(), "x"), answer(null, "y"))
                .names("answers[2].questionId", "answers[3].questionId", "answers[4].questionId");
        assertThat(given.pia().get("my-requests").items(), is(empty()));
    }

    @Test
    @DisplayName("POL-10 a question is asked in at most 50 languages")
    void manyLanguages() {
        given.fabrikam();
        var text = IntStream.range(0, 51).boxed().collect(Collectors.toMap("x-a%d"::formatted, number -> "Where?"));
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        given.admin().post("add-policy", policy(atlas).scope("allMembers").with("questions", List.of(of("text", text, "kind", "text"))).json())
                .names("questions[0].text");
    }

    @Test
    @DisplayName("APR-07 the answers go to the approvers, and the requestor sees them too")
    void answered() {
        var ids = ask(NUMBER, PLACE, MORE);
        var request = submit(answer(ids.get(1), "b"), answer(ids.get(0), " C-1234 "), answer(ids.get(2), "One\nTwo")).ok().id();
        var approval = given.sana().get("approval", "requestId", request).ok();
        assertThat(approval.json("answers.value"), equalTo(List.of("C-1234", "b", "One\nTwo")));
        assertThat(approval.text("answers[0].text.en"), equalTo("Contract number"));
        assertThat(approval.text("answers[1].choice.en"), equalTo("Berlin"));
        assertThat(given.pia().get("request", "id", request).json("answers.questionId"), equalTo(ids));
        eventually(() -> mails.newestFirst(SANA).stream().anyMatch(mail -> mail.says("Contract number", "C-1234")), is(true));
    }

    @Test
    @DisplayName("POL-10 an answer that is not required can be left out, and without questions there are no answers")
    void optional() {
        ask(MORE);
        assertThat(submit().ok().json("answers"), is(empty()));
    }

    @Test
    @DisplayName("POL-12 a pending request keeps its questions and answers when the policy asks others")
    void versions() {
        var ids = ask(NUMBER, MORE);
        var request = submit(answer(ids.get(0), "C-1234")).ok().id();
        var kept = JsonBody.with(NUMBER, "id", ids.get(0), "text", of("en", "Number of the contract"));
        var changed = given.admin().post("change-policy", "id", policy, "questions", List.of(PLACE, kept)).ok();
        assertThat(changed.json("version"), is(2));
        assertThat(changed.text("questions[1].id"), equalTo(ids.get(0)));
        assertThat(changed.text("questions[0].id"), not(equalTo(ids.get(1))));
        assertThat(given.sana().get("approval", "requestId", request).text("answers[0].text.en"), equalTo("Contract number"));
        assertThat(given.admin().post("change-policy", "id", policy, "notifyRequestor", false).ok().json("questions"), hasSize(2));
        assertThat(given.admin().post("change-policy", "id", policy, "questions", List.of()).ok().json("questions"), is(empty()));
        given.admin().post("change-policy", "id", policy, "questions", List.of(kept)).names("questions[0].id");
    }

    @Test
    @DisplayName("POL-10 questions that nobody could answer are refused when they are saved, each field named")
    void unfit() {
        prepare();
        save(of("kind", "text"), of("text", of("en", "?"))).names("questions[0].text", "questions[1].kind");
        save(of("text", of(), "kind", "text"), of("text", of("english!", "What?", "de", " "), "kind", "text"))
                .names("questions[0].text", "questions[1].text.english!", "questions[1].text.de");
        save(JsonBody.with(PLACE, "choices", List.of(of("value", "one"))), JsonBody.with(PLACE, "choices", List.of(of("value", "a"), of("value", "a"))),
                JsonBody.with(PLACE, "pattern", "a"), JsonBody.with(MORE, "choices", List.of()))
                .names("questions[0].choices", "questions[1].choices", "questions[2].pattern", "questions[3].choices");
        save(JsonBody.with(NUMBER, "id", atlas.id())).names("questions[0].id");
        save(Collections.nCopies(21, MORE)).names("questions");
        save(JsonBody.with(NUMBER, "text", "plain")).names("questions[0].text");
        save(JsonBody.with(NUMBER, "patern", "x")).names("questions[0].patern");
    }

    @ParameterizedTest
    @ValueSource(strings = { "(", "a{2,1}", "(a)\\1", "(?=a)b", "((a{100}){100}){100}" })
    @DisplayName("POL-10 a pattern that is none is refused when it is saved")
    void noPattern(String pattern) {
        prepare();
        save(JsonBody.with(NUMBER, "pattern", pattern)).names("questions[0].pattern");
    }

    @Test
    @DisplayName("POL-10 no pattern and no answer make matching slow")
    void slow() {
        var ids = ask(JsonBody.with(MORE, "pattern", "(([a-z])+.)+[A-Z]([a-z])+$"));
        var before = System.nanoTime();
        submit(answer(ids.get(0), "a".repeat(4000))).names("answers[0].value");
        assertThat(Duration.ofNanos(System.nanoTime() - before), lessThan(Duration.ofSeconds(5)));
    }

    private void prepare() {
        fabrikam = given.fabrikam();
        atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
    }

    /** Saves a policy with these questions; answers their ids. */
    @SafeVarargs
    private List<String> ask(Map<String, Object>... questions) {
        prepare();
        policy = save(questions).ok().id();
        return ids();
    }

    private List<String> ids() {
        return given.admin().get("package", "id", atlas.id()).json("policies[0].questions.id");
    }

    @SafeVarargs
    private Answer save(Map<String, Object>... questions) {
        return save(Arrays.asList(questions));
    }

    private Answer save(List<Map<String, Object>> questions) {
        return given.admin().post("add-policy", policy(atlas).forOrganizations(fabrikam).with("questions", questions).json());
    }

    @SafeVarargs
    private Answer submit(Map<String, Object>... answers) {
        return given.caller(PIA).post("submit-request", "packageId", atlas.id(), "justification", "The new line", "answers", List.of(answers));
    }

    private static Map<String, Object> answer(String questionId, String value) {
        return of("questionId", questionId, "value", value);
    }
}
