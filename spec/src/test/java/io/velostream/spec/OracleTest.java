package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Random queries over random tables must give the rows that DuckDB gives.
///
/// `-Doracle.queries=N` sets how many, `-Doracle.seed=S` repeats a run.
class OracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void answersAsDuckDbDoes() throws Exception {
        long seed = Long.getLong("oracle.seed", System.nanoTime());
        int queries = Integer.getInteger("oracle.queries", 400);
        System.out.println("oracle.seed=" + seed);
        RandomSql sql = new RandomSql(seed);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement duckdb = connection.createStatement()) {
            duckdb.execute("SET threads=1");
            duckdb.execute("SET error_on_division_by_zero=false");
            for (int i = 0; i < queries; i++) {
                if (i % 20 == 0) {
                    newTable(sql, duckdb, i);
                }
                String query = i % 2 == 0 ? sql.select("t") : sql.grouped("t");
                try {
                    compare(duckdb, query, "seed " + seed + ", query " + i + ": " + query);
                } catch (Throwable e) {
                    String m = String.valueOf(e.getMessage());
                    System.err.println("##### " + m.substring(0, Math.min(2500, m.length())));
                }
            }
        }
    }

    private void newTable(RandomSql sql, Statement duckdb, int number) throws Exception {
        StringBuilder rows = new StringBuilder();
        int count = number % 60 == 0 ? number / 60 : 300;
        for (int row = 0; row < count; row++) {
            rows.append(sql.jsonRow()).append('\n');
        }
        Path file = folder.resolve("t.jsonl");
        Files.writeString(file, rows);
        StringBuilder types = new StringBuilder();
        for (String column : RandomSql.COLUMNS.split(", (?=[a-z])")) {
            String[] words = column.split(" ", 2);
            types.append(types.isEmpty() ? "" : ", ")
                    .append(words[0])
                    .append(": '")
                    .append(words[1])
                    .append("'");
        }
        duckdb.execute(
                "CREATE OR REPLACE TABLE t AS SELECT * FROM read_json('%s', format='newline_delimited', columns={%s})"
                        .formatted(file, types));
    }

    private void compare(Statement duckdb, String query, String context) throws Exception {
        List<String> expected = new ArrayList<>();
        try (ResultSet rows = duckdb.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    row.add(canonical(rows.getObject(c)));
                }
                expected.add(row.toString());
            }
        }
        List<String> actual = new ArrayList<>();
        for (String line : velo(query, context).lines().toList()) {
            List<String> row = new ArrayList<>();
            for (JsonNode value : JSON.readTree(line)) {
                row.add(canonical(value.isNull() ? null : value.asString()));
            }
            actual.add(row.toString());
        }
        expected.sort(null);
        actual.sort(null);
        assertThat(actual).as(context).isEqualTo(expected);
    }

    private String velo(String query, String context) {
        String application =
                "CREATE STREAM t (%s) WITH ('connector' = 'file', 'path' = '%s');\n%s;"
                        .formatted(RandomSql.COLUMNS, folder.resolve("t.jsonl"), query);
        VeloRun run = VeloRun.of(folder, "query", application, "--output", "json");
        assertThat(run.err()).as(context).isEmpty();
        assertThat(run.exitCode()).as(context).isZero();
        return run.out();
    }

    /// One text for values that mean the same: numbers to 9 digits, times without needless parts.
    private static String canonical(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        String text =
                value instanceof Timestamp ts ? ts.toLocalDateTime().toString() : value.toString();
        if (text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
            BigDecimal number = new BigDecimal(text).round(new MathContext(9));
            // Sums of doubles that cancel out leave only noise.
            return number.abs().compareTo(new BigDecimal("1e-7")) < 0
                    ? "0"
                    : number.stripTrailingZeros().toPlainString();
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}")) {
            return text + ":00";
        }
        return text;
    }
}
