package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.spec.SpecCase.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs every case as a user would: `velo run` on a file in a folder of its own.
///
/// Then again with two tasks and with five.
///
/// `-Dspec.only=over/` runs those whose folder and name contain it.
class SpecTest {
    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        Path spec = root().resolve("spec");
        List<Path> files;
        try (Stream<Path> found = Files.walk(spec, 2)) {
            files = found.filter(file -> file.toString().endsWith(".test")).sorted().toList();
        }
        return files.stream()
                .filter(file ->
                        spec.relativize(file)
                                .toString()
                                .contains(System.getProperty("spec.only", "")))
                .map(file ->
                        DynamicTest.dynamicTest(
                                spec.relativize(file).toString(),
                                file.toUri(),
                                () -> runCase(spec, file)));
    }

    /// The folder that holds the whole project.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("spec/pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the project");
            }
        }
        return folder;
    }

    private void runCase(Path spec, Path file) throws IOException {
        SpecCase test = SpecCase.read(file);
        String name = spec.relativize(file).toString().replace(".test", "");
        Path place = write(test, folder.resolve(name));
        // Not as many tasks as this machine has cores.
        VeloRun run = VeloRun.of(place, "run", "case.sql", "--parallelism", "1");
        check(file, test, place, run.out(), errors(run, place), run.exitCode());
        // What EXPLAIN prints depends on how many tasks there are.
        if (!Boolean.getBoolean("spec.update") && !test.text("sql").contains("EXPLAIN")) {
            for (int tasks : new int[] {2, 5}) {
                runInParallel(test, folder.resolve(name + "." + tasks), tasks);
            }
        }
    }

    /// With several tasks the rows are the same; those of different keys may change places.
    private static void runInParallel(SpecCase test, Path folder, int tasks) throws IOException {
        Path place = write(test, folder);
        VeloRun run = VeloRun.of(place, "run", "case.sql", "--parallelism", "" + tasks);
        String with = " with " + tasks + " tasks";
        // How large the state is depends on how many tasks have a part of it.
        assertThat(errors(run, place).replaceAll("[0-9.]+ MB", "some"))
                .as("standard error" + with)
                .isEqualTo(test.text("stderr").replaceAll("[0-9.]+ MB", "some"));
        check("standard output" + with, test, run.out(), test.text("output"));
        for (Section written : test.all("written")) {
            check(written.name() + with, test, read(place, written.name()), written.text());
        }
        assertThat(run.exitCode()).as("exit code" + with).isEqualTo(test.exitCode());
    }

    private static void check(String what, SpecCase test, String actual, String expected) {
        if (isOrdered(test.text("sql"))) {
            assertThat(actual).as(what).isEqualTo(expected);
        } else {
            assertThat(actual.lines().sorted().toList())
                    .as(what)
                    .isEqualTo(expected.lines().sorted().toList());
        }
    }

    /// Whether every query says in which order its rows come: not that of a window function, which
    /// stands in parentheses.
    private static boolean isOrdered(String sql) {
        String outermost = sql;
        for (String before = ""; !before.equals(outermost); ) {
            before = outermost;
            outermost = before.replaceAll("\\([^()]*\\)", "");
        }
        return Arrays.stream(outermost.split(";"))
                .filter(statement -> statement.contains("SELECT"))
                .allMatch(statement -> statement.contains("ORDER BY"));
    }

    /// Messages may name the folder, which is another one each time.
    private static String errors(VeloRun run, Path place) {
        return run.err().replace(place + "/", "");
    }

    static Path write(SpecCase test, Path folder) throws IOException {
        Path place = Files.createDirectories(folder);
        for (Section input : test.all("file")) {
            Path target = place.resolve(input.name());
            Files.createDirectories(target.getParent());
            Files.writeString(target, input.text());
        }
        Files.writeString(place.resolve("case.sql"), test.text("sql"));
        return place;
    }

    private static void check(
            Path file, SpecCase test, Path place, String out, String errors, int exitCode)
            throws IOException {
        if (Boolean.getBoolean("spec.update")) {
            List<Section> now = actual(test, place, out, errors, exitCode);
            Files.writeString(file, test.withExpectations(now));
            return;
        }
        assertThat(errors).as("standard error").isEqualTo(test.text("stderr"));
        assertThat(out).as("standard output").isEqualTo(test.text("output"));
        for (Section written : test.all("written")) {
            assertThat(read(place, written.name())).as(written.name()).isEqualTo(written.text());
        }
        assertThat(exitCode).as("exit code").isEqualTo(test.exitCode());
        assertThat(file.getFileName().toString().startsWith("error_"))
                .as("a case that fails, and no other, has a name that begins with error_")
                .isEqualTo(exitCode != 0);
    }

    private static List<Section> actual(
            SpecCase test, Path place, String out, String errors, int exitCode) throws IOException {
        List<Section> sections = new ArrayList<>();
        if (!out.isEmpty()) {
            sections.add(new Section("output", "", out));
        }
        for (Section written : test.all("written")) {
            sections.add(new Section("written", written.name(), read(place, written.name())));
        }
        if (!errors.isEmpty()) {
            sections.add(new Section("stderr", "", errors));
        }
        if (exitCode != 0) {
            sections.add(new Section("exit", String.valueOf(exitCode), ""));
        }
        return sections;
    }

    private static String read(Path place, String name) throws IOException {
        Path file = place.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
