package dev.guesthouse.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

class GermanWordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z]+}");

    @ParameterizedTest
    @ValueSource(classes = { Words.class, AdminWords.class, DecisionWords.class, PackageWords.class, ReportWords.class, ConnectorWords.class })
    @DisplayName("MSG-03 every sentence that is there in English is there in German, and tells the same facts")
    void complete(Class<?> bundle) throws IOException {
        var german = new Properties();
        try (var file = new InputStreamReader(bundle.getResourceAsStream("/messages/%s_de.properties".formatted(bundle.getAnnotation(MessageBundle.class).value())), StandardCharsets.UTF_8)) {
            german.load(file);
        }
        var english = Arrays.stream(bundle.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Message.class)).toList();
        assertEquals(english.stream().map(method -> method.getName()).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(german.stringPropertyNames()));
        for (var method : english) {
            assertEquals(places(method.getAnnotation(Message.class).value()), places(german.getProperty(method.getName())), method.getName());
        }
    }

    private static TreeSet<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(result -> result.group()).collect(Collectors.toCollection(TreeSet::new));
    }
}
