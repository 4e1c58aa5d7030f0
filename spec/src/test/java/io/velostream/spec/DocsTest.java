package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the commands that the documents show. In a block marked `console`, a line `$ ./velo …` is
/// run in the project's folder and must print the lines below it, up to the next such line or the
/// end of the block; a last line `…` stands for any further lines.
class DocsTest {
    private record Command(String line, List<String> expected, boolean more) {}

    @TestFactory
    Stream<DynamicTest> everyCommandShown() throws IOException {
        Path root = SpecTest.root();
        List<Path> documents = new ArrayList<>(List.of(root.resolve("README.md")));
        if (Files.isDirectory(root.resolve("docs"))) {
            try (Stream<Path> found = Files.walk(root.resolve("docs"))) {
                found.filter(file -> file.toString().endsWith(".md"))
                        .sorted()
                        .forEach(documents::add);
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents) {
            for (Command command : commands(Files.readAllLines(document))) {
                tests.add(
                        DynamicTest.dynamicTest(
                                root.relativize(document) + ": " + command.line(),
                                document.toUri(),
                                () -> run(command)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static List<Command> commands(List<String> lines) {
        List<Command> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                inside = !inside && line.equals("```console");
            } else if (inside && line.startsWith("$ ./velo ")) {
                commands.add(new Command(line.substring(9), new ArrayList<>(), false));
            } else if (inside && !commands.isEmpty()) {
                Command last = commands.removeLast();
                if (line.equals("…")) {
                    commands.add(new Command(last.line(), last.expected(), true));
                } else {
                    last.expected().add(line);
                    commands.add(last);
                }
            }
        }
        return commands;
    }

    private static void run(Command command) {
        VeloRun run = VeloRun.of(SpecTest.root(), words(command.line()).toArray(String[]::new));
        assertThat(run.exitCode()).as("exit code, having printed %s", run).isLessThan(2);
        List<String> printed = (run.out() + run.err()).lines().toList();
        if (command.more()) {
            assertThat(printed).startsWith(command.expected().toArray(String[]::new));
        } else {
            assertThat(printed).isEqualTo(command.expected());
        }
    }

    /// Splits as a shell does, as far as quotes go.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                any = true;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && c == ' ') {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
