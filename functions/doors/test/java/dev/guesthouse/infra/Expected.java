package dev.guesthouse.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;

import dev.guesthouse.http.job.Job;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.test.Product;
import io.quarkus.funqy.Funq;

/** What the code says is to be deployed: the programs, what each answers, and which jobs run how often. */
final class Expected {

    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    static final Path INFRA = ROOT.resolve("infra");

    private static final Path STATIC = ROOT.resolve("functions/portal/main/resources/META-INF/resources");

    /** A job: the program that has it, and after how many minutes it is called again; no platform's cron knows seconds. */
    record Schedule(String program, long minutes) {
    }

    private Expected() {
    }

    /** Each address that is public, and the program that answers it; {@code *} stands for anything. Jobs are called inside. */
    static SortedMap<String, String> routes() throws IOException {
        var routes = new TreeMap<String, String>();
        Product.programs().forEach((function, program) -> routes.put("/" + function, program));
        schedules().keySet().forEach(job -> routes.remove("/" + job));
        pages().forEach(page -> routes.put(page, "portal"));
        return routes;
    }

    /** Each program that is called, by whomever. */
    static SortedSet<String> programs() {
        var programs = new TreeSet<>(Product.programs().values());
        programs.add("portal");
        return programs;
    }

    /** Each function that the program would call by itself. */
    static SortedMap<String, Schedule> schedules() {
        return Product.CLASSES.stream().filter(type -> type.isAssignableTo(Job.class) && !type.isInterface())
                .collect(Collectors.toMap(Expected::function, type -> new Schedule(Product.program(type), minutes(plan(type))), (a, b) -> a, TreeMap::new));
    }

    /** Those of the program that holds every function alone have no gateway before them. */
    private static SortedSet<String> pages() throws IOException {
        var pages = Product.CLASSES.stream().filter(type -> type.isAssignableTo(HtmlPage.class) && !type.isInterface() && !Product.program(type).equals("all"))
                .flatMap(type -> addresses(((HtmlPage) withNothing(type)).path())).collect(Collectors.toCollection(TreeSet::new));
        try (var files = Files.walk(STATIC)) {
            files.filter(Files::isRegularFile).forEach(file -> pages.add("/" + STATIC.relativize(file)));
        }
        return pages;
    }

    /** Gateways lead whole folders: /my/* and /my for /my/, /p/* for /p/:token. */
    private static Stream<String> addresses(String path) {
        var folder = path.indexOf('/', 1);
        if (folder < 0) {
            return Stream.of(path);
        }
        var all = path.substring(0, folder + 1) + "*";
        return folder == path.length() - 1 ? Stream.of(path.substring(0, folder), all) : Stream.of(all);
    }

    private static String function(JavaClass type) {
        return type.getMethods().stream().filter(method -> method.isAnnotatedWith(Funq.class)).map(Product::name)
                .filter(plan(type).name()::equals).findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " is a job, and no function of its name that a platform's cron could call"));
    }

    private static Job.Plan plan(JavaClass type) {
        return ((Job) withNothing(type)).plan();
    }

    /** One that has nothing to work with, and can say what it is all the same. */
    private static Object withNothing(JavaClass type) {
        try {
            var constructor = type.reflect().getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName() + " cannot say what it is", e);
        }
    }

    private static long minutes(Job.Plan plan) {
        return Math.max(1, plan.every().toMinutes());
    }

    /** What is wrong with what is deployed, as sentences; none where it is what the code says. */
    static List<String> faults(Map<String, ?> deployed, Map<String, ?> expected) {
        return Stream.concat(
                expected.entrySet().stream().filter(entry -> !entry.getValue().equals(deployed.get(entry.getKey())))
                        .map(entry -> "%s should be there for %s, and is for %s".formatted(entry.getKey(), entry.getValue(), deployed.get(entry.getKey()))),
                deployed.keySet().stream().filter(name -> !expected.containsKey(name)).map(name -> name + " is there, and the code knows none")).toList();
    }
}
