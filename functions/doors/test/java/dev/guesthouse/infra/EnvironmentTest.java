package dev.guesthouse.infra;

import static java.util.stream.Collectors.toCollection;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.settings.Settings;

class EnvironmentTest {

    private static final Pattern VARIABLE = Pattern.compile("\\bGUESTHOUSE_[A-Z_]+");

    @Test
    @DisplayName("every variable GUESTHOUSE_… in infra is a setting, since a program does not notice one that is misspelt")
    void known() throws IOException {
        var settings = names("GUESTHOUSE", Settings.class).collect(toCollection(TreeSet::new));
        assertThat(settings, hasItem("GUESTHOUSE_SCHEDULE_ENABLED"));
        var unknown = new TreeSet<String>();
        try (var files = Files.walk(Expected.INFRA)) {
            for (var file : files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("/.terraform/")).toList()) {
                VARIABLE.matcher(Files.readString(file)).results().map(found -> found.group()).filter(name -> !settings.contains(name))
                        .forEach(name -> unknown.add(relative(file) + ": " + name));
            }
        }
        assertThat(unknown, empty());
    }

    private static String relative(Path file) {
        return Expected.INFRA.relativize(file).toString();
    }

    private static Stream<String> names(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getDeclaredMethods()).filter(method -> !method.isDefault() && !method.isSynthetic())
                .flatMap(method -> names(prefix + "_" + upper(method), method));
    }

    private static Stream<String> names(String name, Method setting) {
        return setting.getReturnType().getEnclosingClass() == Settings.class ? names(name, setting.getReturnType()) : Stream.of(name);
    }

    private static String upper(Method setting) {
        return setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
