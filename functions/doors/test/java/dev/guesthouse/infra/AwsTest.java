package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code infra/aws}, as text: who may do what there, and reach what. */
class AwsTest {

    /** A block from the beginning of a line to the closing brace at another. */
    private static final Pattern RESOURCE = Pattern.compile("(?ms)^resource \"([a-z_]+)\" \"([a-z_]+)\" \\{\n(.*?)^}");

    private record Resource(String type, String name, String text) {
    }

    private final List<Resource> resources;
    private final String everything;

    AwsTest() throws IOException {
        try (var files = Files.list(Expected.INFRA.resolve("aws"))) {
            everything = files.filter(file -> file.toString().endsWith(".tf")).map(AwsTest::read).collect(Collectors.joining("\n"));
        }
        resources = RESOURCE.matcher(everything).results().map(found -> new Resource(found.group(1), found.group(2), found.group(3))).toList();
        assertThat(resources.size(), greaterThan(40));
    }

    @Test
    @DisplayName("OPS-01 each program has a role and a security group of its own")
    void apart() {
        assertThat(one("aws_lambda_function", "program"), containsString("= aws_iam_role.program[each.key].arn\n"));
        assertThat(one("aws_lambda_function", "program"), containsString("security_group_ids = [aws_security_group.program[each.key].id]\n"));
        for (var type : List.of("aws_iam_role", "aws_security_group")) {
            assertThat(one(type, "program").strip().startsWith("for_each"), equalTo(true));
        }
    }

    @Test
    @DisplayName("OPS-01 delivery alone reaches the world, and the migration AWS; nothing is open to all ports or by a role of more than its own")
    void reach() {
        assertThat(everything.lines().filter(line -> line.matches("\\s*ip_protocol\\s*=\\s*\"-1\"")).toList(), empty());
        assertThat(resources.stream().filter(resource -> resource.text.contains("0.0.0.0/0")).map(resource -> resource.name).toList(),
                containsInAnyOrder("delivery_world", "migration"));
        assertThat(resources.stream().filter(resource -> resource.type.equals("aws_iam_role_policy_attachment")).toList(), empty());
    }

    @Test
    @DisplayName("OPS-01 Terraform needs the provider for AWS, from 5.100 on, and no other")
    void providers() {
        assertThat(Pattern.compile("source\\s*= \"(hashicorp/[a-z]+)\"").matcher(everything).results().map(found -> found.group(1)).toList(), contains("hashicorp/aws"));
        assertThat(everything, containsString("version = \">= 5.100\""));
    }

    private String one(String type, String name) {
        return resources.stream().filter(resource -> resource.type.equals(type) && resource.name.equals(name)).findFirst().orElseThrow().text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
