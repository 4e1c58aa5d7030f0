package io.velostream.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Cases as text: a line `== title`, what is given, a line `--`, what is expected. With
/// `-Dgolden.update=true` the expected parts are rewritten, and the difference is for review.
public final class GoldenFile {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private record Case(String title, String given, String expected) {}

    private GoldenFile() {}

    /// One test for each case.
    public static Stream<DynamicTest> tests(String file, UnaryOperator<String> actual) {
        Path path = FOLDER.resolve(file);
        List<Case> cases = read(path);
        if (Boolean.getBoolean("golden.update")) {
            write(path, cases, actual);
            cases = read(path);
        }
        return cases.stream()
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.title(),
                                () ->
                                        assertThat(actual.apply(c.given()).strip())
                                                .isEqualTo(c.expected())));
    }

    /// What is given in each case.
    static List<String> given(String file) {
        return read(FOLDER.resolve(file)).stream().map(Case::given).toList();
    }

    private static List<Case> read(Path path) {
        List<Case> cases = new ArrayList<>();
        try {
            for (String block :
                    Pattern.compile("^== ", Pattern.MULTILINE).split(Files.readString(path), -1)) {
                if (block.isBlank()) {
                    continue;
                }
                int title = block.indexOf('\n');
                String[] parts = block.substring(title + 1).split("(?m)^--$", 2);
                cases.add(
                        new Case(
                                block.substring(0, title).strip(),
                                parts[0].strip(),
                                parts.length < 2 ? "" : parts[1].strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static void write(Path path, List<Case> cases, UnaryOperator<String> actual) {
        StringBuilder text = new StringBuilder();
        for (Case c : cases) {
            text.append("== ").append(c.title()).append('\n');
            text.append(c.given()).append("\n--\n");
            text.append(actual.apply(c.given()).strip()).append("\n\n");
        }
        try {
            Files.writeString(path, text.toString().strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
