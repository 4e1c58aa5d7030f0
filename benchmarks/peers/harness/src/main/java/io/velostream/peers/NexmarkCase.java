package io.velostream.peers;

import io.velostream.peers.velostream.VelostreamPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A query of Nexmark over a file of bids, which Velostream writes. Flink reads the same text where
/// there is no `flink.sql` for it.
///
/// @param nexmark folder with the queries and with `tables.sql`
/// @param queries folder with texts for Flink, and with the bids as its table
/// @param files where bids are kept
record NexmarkCase(String name, Path nexmark, Path queries, Path files) implements Case {
    private static final String SOURCE = "'connector' = 'nexmark'";

    /// Those that run here, are the same question in Flink, and read bids only.
    private static final List<String> NAMES =
            List.of(
                    "q0", "q1", "q2", "q10", "q11", "q14", "q15", "q16", "q17", "q18", "q19", "q21",
                    "q22");

    /// Groups without windows, whose updates Flink can collect.
    private static final List<String> MINI_BATCH = List.of("q15", "q16", "q17");

    private static final List<String> TAKE_ROWS_BACK = List.of("q18", "q19");

    static List<Case> all(Path benchmarks, Path files) {
        Path queries = benchmarks.resolve("peers/queries");
        return NAMES.stream()
                .<Case>map(name ->
                        new NexmarkCase(name, benchmarks.resolve("nexmark"), queries, files))
                .toList();
    }

    @Override
    public Optional<String> question(Engine engine) throws IOException {
        return switch (engine) {
            case VELOSTREAM -> Optional.of(application());
            case FLINK -> Optional.of(script());
            case FLINK_MINI_BATCH ->
                    MINI_BATCH.contains(name)
                            ? Optional.of(nexmarkText("flink-mini-batch.sql") + script())
                            : Optional.empty();
            case ESPER, DUCKDB -> Optional.empty();
        };
    }

    private String application() throws IOException {
        String format = isComparable() ? "json" : "upsert-json";
        return bids("'connector' = 'file', 'path' = '" + Peer.INPUT + "', 'format' = 'json'")
                + "CREATE STREAM output WITH ('connector' = 'blackhole', 'format' = '%s') AS\n"
                        .formatted(format)
                + Files.readString(nexmark.resolve(name + ".sql"));
    }

    private String script() throws IOException {
        Path own = queries.resolve(name).resolve(Engine.FLINK.question());
        String query = Files.readString(Files.exists(own) ? own : nexmark.resolve(name + ".sql"));
        return nexmarkText("flink.sql")
                + "CREATE TABLE output WITH ('connector' = 'lines', 'format' = 'json',\n"
                + "    'json.timestamp-format.standard' = 'ISO-8601') AS\n"
                // A reserved word there.
                + query.replaceAll("\\bdateTime\\b", "`dateTime`");
    }

    private String nexmarkText(String file) throws IOException {
        return Files.readString(queries.resolve("nexmark").resolve(file));
    }

    /// The stream of bids, read from somewhere else than the nexmark source.
    private String bids(String options) throws IOException {
        String tables = Files.readString(nexmark.resolve("tables.sql"));
        String bid =
                Arrays.stream(tables.split(";"))
                        .filter(statement -> statement.contains("CREATE STREAM bid"))
                        .findFirst()
                        .orElseThrow();
        return bid.replaceFirst(SOURCE + "[^)]*", options.replace("$", "\\$")).strip() + ";\n";
    }

    @Override
    public Path file(long records) throws IOException {
        Path file = files.resolve("bids-" + records + "-v1.jsonl");
        if (!Files.exists(file)) {
            Files.createDirectories(files);
            Path part = files.resolve(file.getFileName() + ".part");
            // 46 of 50 events are bids.
            String source = SOURCE + ", 'events' = '%d'".formatted(records * 50 / 46 + 50);
            String copy =
                    bids(source)
                            + ("CREATE STREAM bids WITH ('connector' = 'blackhole', 'format' ="
                                            + " 'json') AS SELECT * FROM bid LIMIT %d;")
                                    .formatted(records);
            new VelostreamPeer(copy).run(part, Optional.of(part));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    @Override
    public long records(Engine engine) {
        return engine.isSlow() ? 1_000_000 : 2_000_000;
    }

    @Override
    public boolean isComparable() {
        return !TAKE_ROWS_BACK.contains(name);
    }

    @Override
    public int groupColumns() {
        return switch (name) {
            case "q15" -> 1;
            case "q16", "q17" -> 2;
            default -> 0;
        };
    }
}
