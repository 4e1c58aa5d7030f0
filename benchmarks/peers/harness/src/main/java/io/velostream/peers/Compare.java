package io.velostream.peers;

import io.velostream.cli.bench.BenchData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What `benchmarks/compare` runs: asks, prints the tables, and keeps those of a whole run.
public final class Compare {
    private static final String HEAP = "4g";

    /// Enough for windows to close and for mini-batches to be many.
    private static final long CHECKED_RECORDS = 500_000;

    private Compare() {}

    /// @param arguments the folder of the benchmarks, then those of [CompareArguments]
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path benchmarks = Path.of(arguments[0]);
        List<Group> groups = groups(benchmarks);
        CompareArguments wanted;
        try {
            wanted = CompareArguments.parse(List.of(arguments).subList(1, arguments.length));
            wanted.checkNames(groups);
        } catch (IllegalArgumentException e) {
            System.err.println("compare: " + e.getMessage());
            System.err.print(CompareArguments.USAGE);
            System.exit(2);
            return;
        }
        for (Group group : groups) {
            List<Case> cases = wanted.select(group);
            if (!cases.isEmpty()) {
                compare(benchmarks, wanted, group, cases);
            }
        }
    }

    private static List<Group> groups(Path benchmarks) {
        Path files = BenchData.usualDirectory();
        return List.of(
                new Group(
                        "scenarios",
                        BenchCase.all(
                                new BenchData(files, System.err),
                                benchmarks.resolve("peers/queries"))),
                new Group("nexmark", NexmarkCase.all(benchmarks, files)));
    }

    private static void compare(
            Path benchmarks, CompareArguments wanted, Group group, List<Case> cases)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(benchmarks.resolve("peers/harness/target/compare"));
        Child child = new Child(benchmarks.resolve("peers"), wanted.core(), HEAP);
        Comparison comparison =
                new Comparison(work, child, wanted.records(), checkedRecords(wanted), System.err);
        Report report = new Report(comparison.run(cases), comparison.failures());
        String text = head(benchmarks, wanted, report) + "\n" + report.toText();
        System.out.println(text);
        if (wanted.isWhole(group) && wanted.records().isEmpty()) {
            Path results = Files.createDirectories(benchmarks.resolve("results"));
            Files.writeString(results.resolve(group.name() + ".txt"), text);
        }
    }

    private static long checkedRecords(CompareArguments wanted) {
        return Math.min(CHECKED_RECORDS, wanted.records().orElse(CHECKED_RECORDS));
    }

    private static String head(Path benchmarks, CompareArguments wanted, Report report)
            throws IOException, InterruptedException {
        StringBuilder out = new StringBuilder("benchmarks/compare, ");
        out.append(LocalDate.now(ZoneOffset.UTC)).append('\n');
        out.append("CPU: ").append(Machine.cpu()).append('\n');
        out.append("System: ").append(Machine.system()).append('\n');
        out.append("JDK: ").append(Machine.jdk()).append('\n');
        out.append("Each engine: one JVM held to core ").append(wanted.core());
        out.append(
                ", -Xms%s -Xmx%s -XX:+UseSerialGC -XX:Tier3DelayOn=1000%n".formatted(HEAP, HEAP));
        out.append("Commit: ").append(Machine.commit(benchmarks)).append('\n');
        report.versions()
                .forEach((engine, version) ->
                        out.append(engine).append(": ").append(version).append('\n'));
        out.append("Answers compared: of %,d records%n".formatted(checkedRecords(wanted)));
        return out.toString();
    }
}
