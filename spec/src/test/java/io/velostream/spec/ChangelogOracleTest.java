package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.spec.RandomChangeSql.ChangeQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Random queries over random changes of a table: whoever follows the changes of the result, in
/// either format, has in the end what DuckDB answers over the table as it is then. And on the way
/// each row that is replaced or deleted is one that was there.
///
/// `-Doracle.changelogs=N` sets how many queries, `-Doracle.seed=S` repeats a run.
class ChangelogOracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int QUERIES_OF_A_TABLE = 4;

    private final long seed = Long.getLong("oracle.seed", System.nanoTime());
    private final int queries = Integer.getInteger("oracle.changelogs", 60);
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RandomChangeSql sql = new RandomChangeSql(random);

    @TempDir private Path folder;

    @Test
    void changesLeadToWhatIsThere() throws Exception {
        try (Oracle oracle = new Oracle(folder)) {
            for (int i = 0; i < queries; i++) {
                if (i % QUERIES_OF_A_TABLE == 0) {
                    newTable(oracle, i / QUERIES_OF_A_TABLE);
                }
                compare(oracle, sql.query(), i);
            }
        }
    }

    private void newTable(Oracle oracle, int number) throws Exception {
        // None, few, and such as fill some batches.
        int changes = number == 0 ? 0 : number % 5 == 1 ? 4000 : random.nextInt(1, 120);
        RandomChanges table = new RandomChanges(random, changes);
        Files.write(folder.resolve("t.debezium.jsonl"), table.debezium());
        Files.write(folder.resolve("t.upsert.jsonl"), table.upserts());
        oracle.table(RandomChanges.COLUMNS, "", List.copyOf(table.rows()));
    }

    private void compare(Oracle oracle, ChangeQuery query, int number) throws Exception {
        boolean upserts = random.nextBoolean();
        boolean keyed = upserts || random.nextBoolean();
        boolean both = !query.key().isEmpty() && (keyed || !query.ofTable());
        String application =
                "CREATE TABLE t (%s%s) WITH ('connector' = 'file', 'path' = 't.%s.jsonl');\n"
                                .formatted(
                                        RandomChanges.COLUMNS,
                                        keyed ? ", PRIMARY KEY (id)" : "",
                                        upserts ? "upsert" : "debezium")
                        + output(query, "debezium")
                        + (both ? output(query, "upsert") : "");
        String context = "seed " + seed + ", query " + number + ":\n" + application;
        Files.writeString(folder.resolve("case.sql"), application);
        VeloRun run = VeloRun.of(folder, "run", "case.sql");
        assertThat(run.err()).as(context).isEmpty();
        assertThat(run.exitCode()).as(context).isZero();

        Optional<List<List<String>>> answer = oracle.duckdb(query.text(), context);
        List<String> changes = Files.readAllLines(folder.resolve("o.debezium.jsonl"));
        if (answer.isEmpty() || (query.global() && changes.isEmpty())) {
            // Without keys there is a row even when nothing ever changed it.
            return;
        }
        Oracle.assertSameRows(
                Oracle.rows(followed(changes, query, context)), answer.get(), context);
        if (both) {
            List<String> lines = Files.readAllLines(folder.resolve("o.upsert.jsonl"));
            Oracle.assertSameRows(
                    Oracle.rows(replaced(lines, query, context)), answer.get(), context);
        }
    }

    private static String output(ChangeQuery query, String format) {
        return "CREATE TABLE %s AS %s EMIT CHANGES WITH ('connector' = 'file', 'path' = 'o.%s.jsonl');\n"
                .formatted(format, query.text(), format);
    }

    /// What is there after all changes; old rows must be there when they go.
    private static List<String> followed(List<String> lines, ChangeQuery query, String context) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        Map<String, Integer> keys = new LinkedHashMap<>();
        for (String line : lines) {
            JsonNode change = JSON.readTree(line);
            String at = line + "\n" + context;
            boolean before = !change.get("before").isNull();
            boolean after = !change.get("after").isNull();
            assertThat(change.get("op").asString())
                    .as(at)
                    .isEqualTo(before && after ? "u" : before ? "d" : "c");
            if (before) {
                count(rows, change.get("before").toString(), -1, at);
                count(keys, key(change.get("before"), query), -1, at);
            }
            if (after) {
                count(rows, change.get("after").toString(), 1, at);
                int equal = count(keys, key(change.get("after"), query), 1, at);
                assertThat(equal).as("rows of one key, " + at).isLessThan(keyed(query) ? 2 : 9999);
            }
        }
        List<String> left = new ArrayList<>();
        rows.forEach((row, count) -> {
            for (int i = 0; i < count; i++) {
                left.add(row);
            }
        });
        return left;
    }

    private static boolean keyed(ChangeQuery query) {
        return !query.key().isEmpty() || query.global();
    }

    private static int count(Map<String, Integer> counts, String row, int change, String at) {
        int count = counts.merge(row, change, Integer::sum);
        assertThat(count).as("a row that goes was there, " + at).isNotNegative();
        return count;
    }

    /// What is there after all rows have replaced those with the same key.
    private static List<String> replaced(List<String> lines, ChangeQuery query, String context) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : lines) {
            JsonNode row = JSON.readTree(line);
            if (row.get("_op").asString().equals("delete")) {
                assertThat(rows.remove(key(row, query)))
                        .as("a deleted row was there, " + line + "\n" + context)
                        .isNotNull();
            } else {
                rows.put(key(row, query), line.replace(",\"_op\":\"upsert\"", ""));
            }
        }
        return List.copyOf(rows.values());
    }

    private static String key(JsonNode row, ChangeQuery query) {
        return query.key().stream().map(name -> row.get(name).toString()).toList().toString();
    }
}
