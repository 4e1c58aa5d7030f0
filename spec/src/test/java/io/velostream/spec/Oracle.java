package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// One table of JSON lines that Velostream and DuckDB both read, and what each answers to a query.
/// A row is a list of texts that are equal where the values mean the same.
final class Oracle implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Connection connection;
    private final Statement duckdb;
    private String declaration = "";

    Oracle(Path folder) throws SQLException {
        this.folder = folder;
        connection = DriverManager.getConnection("jdbc:duckdb:");
        duckdb = connection.createStatement();
        duckdb.execute("SET threads=1");
        // As with us.
        duckdb.execute("SET error_on_division_by_zero=false");
    }

    /// Sets what stands before each query of Velostream.
    void declare(String statements) {
        declaration = statements;
    }

    /// Has DuckDB do something.
    void execute(String statement) throws SQLException {
        duckdb.execute(statement);
    }

    /// Replaces the table `t`.
    ///
    /// @param watermark a further line of the declaration, or empty
    void table(String columns, String watermark, List<String> rows)
            throws IOException, SQLException {
        table(columns, watermark, rows, rows);
    }

    /// As [#table(String, String, List)], with other rows for DuckDB.
    void table(String columns, String watermark, List<String> rows, List<String> duckRows)
            throws IOException, SQLException {
        Files.write(folder.resolve("t.jsonl"), rows);
        declaration =
                "CREATE STREAM t (%s%s) WITH ('connector' = 'file', 'path' = 't.jsonl');\n"
                        .formatted(columns, watermark);
        duckTable(columns, duckRows);
    }

    /// Replaces Velostream's `t` by files that are read as splits.
    ///
    /// @param options further ones of the declaration, with a comma before each
    void files(String columns, String watermark, String options, List<List<String>> files)
            throws IOException {
        Path splits = Files.createTempDirectory(folder, "splits");
        for (int file = 0; file < files.size(); file++) {
            Files.write(splits.resolve(file + ".jsonl"), files.get(file));
        }
        declaration =
                "CREATE STREAM t (%s%s) WITH ('connector' = 'file', 'path' = '%s/*.jsonl'%s);\n"
                        .formatted(columns, watermark, splits.getFileName(), options);
    }

    /// Replaces DuckDB's `t`.
    void duckTable(String columns, List<String> rows) throws IOException, SQLException {
        Files.write(folder.resolve("duck.jsonl"), rows);
        duckdb.execute(
                "CREATE OR REPLACE TABLE t AS SELECT * FROM read_json('%s', format = 'newline_delimited', columns = {%s})"
                        .formatted(
                                folder.resolve("duck.jsonl"),
                                columns.replaceAll("(\\w+) ([^,(]+(\\([^)]*\\))?)", "$1: '$2'")));
    }

    /// DuckDB's answer, or nothing if it fails on the query: it has faults of its own, such as
    /// `BindBuiltinScalarFunction did not return a BoundFunctionExpression`.
    Optional<List<List<String>>> duckdb(String query, String context) {
        try {
            return Optional.of(duckdb(query));
        } catch (SQLException e) {
            System.out.println("DuckDB: " + e.getMessage() + ", " + context);
            return Optional.empty();
        }
    }

    /// DuckDB's answer.
    List<List<String>> duckdb(String query) throws SQLException {
        List<List<String>> answer = new ArrayList<>();
        try (ResultSet rows = duckdb.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(canonical(rows.getObject(column)));
                }
                answer.add(row);
            }
        }
        return answer;
    }

    /// @throws AssertionError if anything was said on standard error
    List<List<String>> velostream(String query, String context) {
        return rows(runClean(query, "json", context));
    }

    /// As [#run], but nothing may be said on standard error.
    VeloRun runClean(String query, String output, String context) {
        VeloRun run = run(query, output);
        assertThat(run.err()).as(context).isEmpty();
        assertThat(run.exitCode()).as(context).isZero();
        return run;
    }

    VeloRun run(String query) {
        return run(query, "json");
    }

    VeloRun run(String query, String output) {
        return VeloRun.of(folder, "query", declaration + query, "--output", output);
    }

    /// What is left of the rows when all changes of the query are made, one after the other.
    ///
    /// @throws AssertionError if a row is taken back that is not there
    List<List<String>> folded(String query, String context) {
        VeloRun run = VeloRun.of(folder, "query", declaration + query, "--output", "debezium-json");
        assertThat(run.err()).as(context).isEmpty();
        assertThat(run.exitCode()).as(context).isZero();
        List<List<String>> rows = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            JsonNode change = JSON.readTree(line);
            if (!change.get("before").isNull()) {
                List<String> before = row(change.get("before"));
                assertThat(rows.remove(before)).as("%s: %s", line, context).isTrue();
            }
            if (!change.get("after").isNull()) {
                rows.add(row(change.get("after")));
            }
        }
        return rows;
    }

    static List<List<String>> rows(VeloRun run) {
        return rows(run.out().lines().toList());
    }

    static List<List<String>> rows(List<String> lines) {
        List<List<String>> answer = new ArrayList<>();
        for (String line : lines) {
            answer.add(row(JSON.readTree(line)));
        }
        return answer;
    }

    private static List<String> row(JsonNode values) {
        List<String> row = new ArrayList<>();
        for (JsonNode value : values) {
            row.add(canonical(value.isNull() ? null : value.asString()));
        }
        return row;
    }

    /// What is left when upserts and deletes are applied in order. Keys are told apart as they were
    /// printed.
    ///
    /// @param run with the output `upsert-json`, in which deletes have columns of the key only
    /// @param keys how many columns tell the rows apart; they stand first
    static List<List<String>> folded(VeloRun run, int keys) {
        Map<List<JsonNode>, ObjectNode> last = new LinkedHashMap<>();
        for (String line : run.out().lines().toList()) {
            ObjectNode row = (ObjectNode) JSON.readTree(line);
            if (row.remove("_op").asString().equals("delete")) {
                boolean wasThere = last.values().removeIf(other -> contains(other, row));
                assertThat(wasThere).as("there is a row for %s to delete", row).isTrue();
            } else {
                last.put(row.values().stream().limit(keys).toList(), row);
            }
        }
        return rows(last.values().stream().map(ObjectNode::toString).toList());
    }

    private static boolean contains(ObjectNode row, ObjectNode part) {
        return part.properties().stream()
                .allMatch(field -> field.getValue().equals(row.get(field.getKey())));
    }

    static void assertSameRows(
            List<List<String>> actual, List<List<String>> expected, String context) {
        // Only what differs: nobody finds it in thousands of rows.
        String more = String.join("\n", beyond(actual, expected));
        String missing = String.join("\n", beyond(expected, actual));
        assertThat(more).as("rows too many, " + context).isEqualTo(missing);
    }

    /// The rows that are more often in `rows` than in `others`.
    private static List<String> beyond(List<List<String>> rows, List<List<String>> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(row -> left.merge(row.toString(), 1, Integer::sum));
        return rows.stream()
                .map(List::toString)
                .sorted()
                .filter(row -> left.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    /// Numbers to 9 digits, times without needless parts.
    private static String canonical(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        String text =
                value instanceof Timestamp time
                        ? time.toLocalDateTime().toString()
                        : value.toString();
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

    @Override
    public void close() throws SQLException {
        duckdb.close();
        connection.close();
    }
}
