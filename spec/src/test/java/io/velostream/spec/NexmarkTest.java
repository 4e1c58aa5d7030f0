package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The queries of Nexmark do what the table in `benchmarks/nexmark/README.md` says: they give the
/// rows that DuckDB gives for the same events, or are refused for the reason that stands there.
class NexmarkTest {
    private static final Pattern ROW = Pattern.compile("\\| (q\\d+) \\| [^|]* \\| ([^|]*) \\|");
    private static final String NOT_YET = "not yet: ";

    /// Some seconds of events, up to two in each millisecond: enough for sessions to end.
    private static final String EVENTS = "'events' = '20000', 'event.rate' = '1500', 'seed' = '";

    private static final Path NEXMARK = SpecTest.root().resolve("benchmarks/nexmark");

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyQuery() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(NEXMARK.resolve("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String query = row.group(1);
                String state = row.group(2);
                tests.add(DynamicTest.dynamicTest(query, () -> check(query, state)));
            }
        }
        assertThat(tests).hasSize(23);
        return tests.stream();
    }

    private void check(String query, String state) throws Exception {
        if (state.equals("runs")) {
            compare(query, 1);
            compare(query, 2);
        } else {
            assertThat(state).startsWith(NOT_YET);
            refused(query, state.substring(NOT_YET.length()));
        }
    }

    private void refused(String query, String reason) throws IOException {
        VeloRun run = VeloRun.of(folder, "query", tables(1) + text(query), "--output", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("NOT_SUPPORTED_YET", reason + " is not supported yet");
    }

    private void compare(String query, int seed) throws Exception {
        String context = query + ", seed " + seed;
        try (Oracle oracle = new Oracle(folder)) {
            oracle.declare(tables(seed));
            loadBids(oracle, context);
            List<List<String>> expected = oracle.duckdb(duckQuery(query));
            assertThat(expected).as(context).isNotEmpty();
            List<List<String>> rows = oracle.velostream(text(query), context);
            Oracle.assertSameRows(rows, expected, context);
            Oracle.assertSameRows(
                    oracle.folded(text(query), context), expected, "changes, " + context);
        }
    }

    /// Writes the bids out and has DuckDB read them, numbered by `ord` as they come.
    private void loadBids(Oracle oracle, String context) throws Exception {
        VeloRun run = oracle.runClean("SELECT * FROM bid", "json", context);
        Path file = folder.resolve("bid.jsonl");
        Files.writeString(file, run.out());
        oracle.execute(
                """
                CREATE OR REPLACE TABLE bid AS SELECT row_number() OVER () AS ord, *
                FROM read_json('%s', format = 'newline_delimited', columns = {
                    auction: 'BIGINT', bidder: 'BIGINT', price: 'BIGINT', channel: 'VARCHAR',
                    url: 'VARCHAR', dateTime: 'TIMESTAMP', extra: 'VARCHAR'})
                """
                        .formatted(file));
        oracle.execute(
                "CREATE OR REPLACE MACRO DATE_FORMAT(t, p) AS CASE p WHEN 'yyyy-MM-dd'"
                        + " THEN strftime(t, '%Y-%m-%d') ELSE strftime(t, '%H:%M') END");
        oracle.execute(
                "CREATE OR REPLACE MACRO COUNT_CHAR(t, c) AS length(t) - length(replace(t, c,"
                        + " ''))");
        oracle.execute("CREATE OR REPLACE MACRO SPLIT_INDEX(t, d, n) AS string_split(t, d)[n + 1]");
    }

    private static String tables(int seed) throws IOException {
        return Files.readString(NEXMARK.resolve("tables.sql"))
                .replace("'events' = '1000000", EVENTS + seed);
    }

    private static String text(String query) throws IOException {
        return Files.readString(NEXMARK.resolve(query + ".sql"));
    }

    /// The query in DuckDB's words, where ours are others.
    private static String duckQuery(String query) throws IOException {
        String text = text(query).replace('`', '"').strip();
        return switch (query) {
            case "q11" ->
                    """
                    SELECT bidder, COUNT(*), MIN(dateTime), MAX(dateTime) + INTERVAL '10' SECOND
                    FROM (
                        SELECT *, SUM(starts) OVER (PARTITION BY bidder ORDER BY ord) AS session
                        FROM (
                            SELECT *, CASE WHEN dateTime - LAG(dateTime)
                                OVER (PARTITION BY bidder ORDER BY ord) <= INTERVAL '10' SECOND
                                THEN 0 ELSE 1 END AS starts
                            FROM bid))
                    GROUP BY bidder, session
                    """;
            // Of equal ones the first to come counts more.
            case "q18" -> text.replace("dateTime DESC", "dateTime DESC, ord");
            case "q19" ->
                    text.replace("price DESC", "price DESC, ord")
                            .replaceFirst("SELECT \\*", "SELECT * EXCLUDE (ord)");
            // DuckDB gives an empty text where nothing matches.
            case "q21" -> text.replaceAll("(REGEXP_EXTRACT\\(.*?, 2\\))", "NULLIF($1, '')");
            default -> text;
        };
    }
}
