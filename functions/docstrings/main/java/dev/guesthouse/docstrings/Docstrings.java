package dev.guesthouse.docstrings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.StandardLocation;

/**
 * Keeps what docstrings say of records, enums and functions beside the classes, in a file for each at
 * {@code META-INF/docstrings/NAME}, since Java forgets them: the description of the functions (OPS-06) is made of them. A line
 * of a file is {@code name=text}, the text in Markdown:
 *
 * <ul>
 * <li>of a record what it is, {@code (text)}, and each of its components by name; {@code (example)} is the JSON in its {@code <pre>}
 * <li>of an enum what each of its constants means
 * <li>of a class with a function what that does, {@code (text)}, and {@code (problems)} that it throws, by name
 * </ul>
 */
@SupportedAnnotationTypes("*")
public final class Docstrings extends AbstractProcessor {

    private static final String FUNQ = "io.quarkus.funqy.Funq";
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\s*\\{@code\\s+(.*?)}\\s*</pre>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("(?:^|\\s)@(param|throws|return)\\s+(\\S+)\\s*");
    private static final Pattern RULES = Pattern.compile("\\s*\\((?:[A-Z]{3}-\\d{2}(?:, | and | to )?)+\\)");

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ElementFilter.typesIn(round.getRootElements()).forEach(this::keep);
        return false;
    }

    private void keep(TypeElement type) {
        var said = switch (type.getKind()) {
            case RECORD -> ofRecord(type);
            case ENUM -> ofEnum(type);
            case CLASS -> ofFunction(type);
            default -> Map.<String, String>of();
        };
        if (!said.isEmpty()) {
            write(type, said);
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::keep);
    }

    private Map<String, String> ofRecord(TypeElement record) {
        var comment = comment(record);
        var said = tags(comment, "param");
        said.put("(text)", markdown(body(comment)));
        var example = EXAMPLE.matcher(comment);
        if (example.find()) {
            said.put("(example)", oneLine(example.group(1)));
        }
        return said;
    }

    private Map<String, String> ofEnum(TypeElement type) {
        var said = new LinkedHashMap<String, String>();
        type.getEnclosedElements().stream().filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                .forEach(constant -> said.put(constant.getSimpleName().toString(), markdown(body(comment(constant)))));
        return said;
    }

    private Map<String, String> ofFunction(TypeElement type) {
        var said = new LinkedHashMap<String, String>();
        ElementFilter.methodsIn(type.getEnclosedElements()).stream().filter(Docstrings::isFunction).forEach(function -> {
            said.put("(text)", markdown(body(comment(type))));
            said.put("(problems)", tags(comment(function), "throws").getOrDefault("Problem", "").toLowerCase(Locale.ROOT));
        });
        return said;
    }

    private static boolean isFunction(Element method) {
        return method.getAnnotationMirrors().stream().anyMatch(mirror -> mirror.getAnnotationType().toString().equals(FUNQ));
    }

    private void write(TypeElement type, Map<String, String> said) {
        var name = processingEnv.getElementUtils().getBinaryName(type);
        try (var file = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/docstrings/" + name, type).openWriter()) {
            file.write(said.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue() + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("The docstrings of %s cannot be kept".formatted(name), e);
        }
    }

    private String comment(Element element) {
        var comment = processingEnv.getElementUtils().getDocComment(element);
        return comment == null ? "" : comment;
    }

    /** What stands before the first tag and the example. */
    private static String body(String comment) {
        return TAG.split(EXAMPLE.matcher(comment).replaceAll(""), 2)[0];
    }

    /** The texts of a comment's tags of a kind, by what each is about. */
    private static Map<String, String> tags(String comment, String kind) {
        var said = new LinkedHashMap<String, String>();
        var tag = TAG.matcher(comment);
        for (var found = tag.find(); found;) {
            var of = tag.group(1);
            var about = tag.group(2).replaceFirst(".*\\.", "");
            var begin = tag.end();
            found = tag.find();
            if (of.equals(kind)) {
                said.put(about, markdown(comment.substring(begin, found ? tag.start() : comment.length())));
            }
        }
        return said;
    }

    /** A sentence, without the ids of rules, which are nothing to whoever calls. */
    private static String markdown(String comment) {
        var text = oneLine(RULES.matcher(comment).replaceAll("").replaceAll("\\{@code\\s+(\\{[^{}]*}|[^{}]*)}", "`$1`")
                .replaceAll("\\{@link\\s+#?([^}]*)}", "$1").replaceAll("</?\\w+>", ""));
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
