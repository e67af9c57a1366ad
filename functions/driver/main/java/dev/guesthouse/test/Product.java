package dev.guesthouse.test;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.quarkus.funqy.Funq;

/** The product's own classes, without their tests, to be read and not run. */
public final class Product {

    /** Of modules that are for tests alone. */
    private static final Pattern TESTING = Pattern.compile(".*/functions/(driver|testing)/target/.*");

    public static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.matches(TESTING)).importPackages("dev.guesthouse");

    private static final Pattern MODULE = Pattern.compile(".*/(src|functions/[a-z]+)/target/.*");

    private Product() {
    }

    /** Every method that is a function. */
    public static List<JavaMethod> functions() {
        return CLASSES.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Funq.class)).toList();
    }

    /** Each function that a program of its own holds, by name, and that program. */
    public static SortedMap<String, String> programs() {
        var programs = new TreeMap<String, String>();
        functions().forEach(function -> programs.put(name(function), program(function.getOwner())));
        // What only makes sense where all are in one process.
        programs.values().removeIf("all"::equals);
        return programs;
    }

    /** What a function is called. */
    public static String name(JavaMethod function) {
        return function.getAnnotationOfType(Funq.class).value();
    }

    /** The program that holds a class: the folder of its module below {@code functions}. */
    public static String program(JavaClass type) {
        return module(type).replaceFirst("^functions/", "");
    }

    /** The folder of a class's module: {@code src} or {@code functions/requests}. */
    public static String module(JavaClass type) {
        var location = type.getSource().orElseThrow().getUri().toString();
        var match = MODULE.matcher(location);
        if (!match.matches()) {
            throw new AssertionError("of no module: " + location);
        }
        return match.group(1);
    }
}
