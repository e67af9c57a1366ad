package dev.guesthouse.test;

import java.util.List;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.quarkus.funqy.Funq;

/** The product's own classes, without their tests, to be read and not run. */
public final class Product {

    public static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.guesthouse");

    private static final Pattern MODULE = Pattern.compile(".*/(src|functions/[a-z]+)/target/.*");

    private Product() {
    }

    /** Every method that is a function. */
    public static List<JavaMethod> functions() {
        return CLASSES.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Funq.class)).toList();
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
