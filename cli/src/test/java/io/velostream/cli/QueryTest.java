package io.velostream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {
    @TempDir Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.writeString(
                directory.resolve("trades.jsonl"),
                """
                {"symbol":"A","price":10.5,"quantity":2}
                {"symbol":"B","price":20.25,"quantity":1}
                {"symbol":"A","price":11.5,"quantity":3}
                """);
        Files.writeString(directory.resolve("names.csv"), "id,name\n1,Ann\n2,\"Bo, b\"\n3,\n");
    }

    private CommandRun velo(String... arguments) {
        return CommandRun.of(directory, "", arguments);
    }

    private void assertPrints(CommandRun run, String expected) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(expected);
        assertThat(run.status()).isZero();
    }

    @Test
    void aConstantIsATableOfOneRow() {
        assertPrints(
                velo("query", "SELECT 1 AS one"),
                """
                 one
                -----
                   1
                (1 row)
                """);
    }

    private static final String ONCE =
            "SELECT symbol, COUNT(*) AS n FROM 'trades.jsonl' GROUP BY symbol HAVING COUNT(*) = 1"
                    + " EMIT CHANGES";

    @Test
    void rowsThatGoAreToldInATable() {
        assertPrints(
                velo("query", ONCE),
                """
                 op | symbol | n
                ----+--------+---
                 +I | A      | 1
                 +I | B      | 1
                 -D | A      | 1
                (3 rows)
                """);
        assertPrints(
                velo("query", ONCE.replace("HAVING COUNT(*) = 1", "")),
                """
                 symbol | n
                --------+---
                 A      | 1
                 B      | 1
                 A      | 2
                (3 rows)
                """);
    }

    @Test
    void changesAreAlsoJson() {
        assertPrints(
                velo("query", ONCE, "--output", "upsert-json"),
                """
                {"symbol":"A","n":1,"_op":"upsert"}
                {"symbol":"B","n":1,"_op":"upsert"}
                {"symbol":"A","_op":"delete"}
                """);
        assertPrints(
                velo("query", ONCE, "--output", "debezium-json"),
                """
                {"before":null,"after":{"symbol":"A","n":1},"op":"c"}
                {"before":null,"after":{"symbol":"B","n":1},"op":"c"}
                {"before":{"symbol":"A","n":1},"after":null,"op":"d"}
                """);
        CommandRun keyless = velo("query", "SELECT 1 AS one", "--output", "upsert-json");
        assertThat(keyless.err()).contains("KEY_MISSING");
        assertThat(keyless.status()).isEqualTo(ExitCode.FAILED);
        assertThat(velo("query", "DESCRIBE 'names.csv'", "-o", "upsert-json").out())
                .startsWith("{")
                .doesNotContain("_op");
    }

    @Test
    void severalResultsComeOneAfterTheOther() {
        assertPrints(
                velo(
                        "query",
                        """
                        -- two
                        SELECT 1 AS one;
                        SELECT TRUE AS yes\
                        """),
                """
                 one
                -----
                   1
                (1 row)
                 yes
                ------
                 true
                (1 row)
                """);
    }

    @Test
    void groupsTheRowsOfAFile() {
        assertPrints(
                velo(
                        "query",
                        """
                        SELECT symbol, COUNT(*) AS n, SUM(quantity) AS total, MAX(price) AS high
                        FROM 'trades.jsonl' GROUP BY symbol EMIT FINAL\
                        """,
                        "--output",
                        "json"),
                """
                {"symbol":"A","n":2,"total":5,"high":11.5}
                {"symbol":"B","n":1,"total":1,"high":20.25}
                """);
    }

    @Test
    void printsCsvAndEndsAtTheLimit() {
        assertPrints(
                velo("query", "SELECT id, name FROM 'names.csv'", "-o", "csv", "--limit", "2"),
                "id,name\n1,Ann\n2,\"Bo, b\"\n");
    }

    @Test
    void readsStatementsFromAFileAndFromStandardInput() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("sub"));
        Files.writeString(folder.resolve("data.csv"), "x\n7\n");
        Files.writeString(folder.resolve("q.sql"), "\ufeffSELECT x FROM 'data.csv';");
        // Paths in a file start where the file is.
        assertPrints(velo("query", "-f", "sub/q.sql", "-o", "json"), "{\"x\":7}\n");
        CommandRun run =
                CommandRun.of(
                        directory,
                        "SELECT COUNT(*) AS n FROM 'names.csv' EMIT FINAL",
                        "query",
                        "-f",
                        "-",
                        "-o",
                        "json");
        assertPrints(run, "{\"n\":3}\n");
    }

    @Test
    void severalStatementsAreOneApplication() {
        assertPrints(
                velo(
                        "query",
                        """
                        CREATE STREAM big AS SELECT symbol, price FROM 'trades.jsonl' WHERE price > 11;
                        SELECT price FROM big;
                        """,
                        "-o",
                        "csv"),
                "price\n20.25\n11.5\n");
    }

    @Test
    void statementsThatOnlyTellPrintTables() {
        CommandRun explain = velo("query", "EXPLAIN SELECT symbol FROM 'trades.jsonl'");
        assertThat(explain.err()).isEmpty();
        assertThat(explain.out()).contains("symbol");
        CommandRun describe = velo("query", "DESCRIBE 'trades.jsonl'");
        assertThat(describe.out()).contains("symbol", "STRING", "price", "DOUBLE", "BIGINT");
        assertThat(velo("query", "SHOW FUNCTIONS").out()).containsIgnoringCase("substring");
    }

    @Test
    void aWrongStatementIsShownWithItsPlace() {
        CommandRun run = velo("query", "SELECT symbol, pirce FROM 'trades.jsonl'");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("COLUMN_NOT_FOUND at 1:16: ", "^^^^^", "did you mean \"price\"?")
                .doesNotContain("\tat ");
        assertThat(velo("query", "--debug", "SELECT pirce FROM 'trades.jsonl'").err())
                .contains("\tat io.velostream");
    }

    @Test
    void aWrongStatementOfAFileIsShownWithTheFile() throws IOException {
        Files.writeString(directory.resolve("bad.sql"), "SELECT 1;\nSELEC 2;\n");
        CommandRun run = velo("run", "bad.sql");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("bad.sql: SYNTAX_ERROR at 2:1: ");
        // Nothing runs unless everything is right.
        assertThat(run.out()).isEmpty();
    }

    @Test
    void missingAndUnreadableInputsAreOneMessage() throws IOException {
        Files.write(directory.resolve("latin1.sql"), new byte[] {'-', '-', (byte) 0xe9});
        assertThat(velo("query", "SELECT * FROM 'nothing.csv'").err())
                .contains("nothing.csv", "does not exist");
        assertThat(velo("query", "-f", "nothing.sql").err()).contains("FILE_NOT_FOUND");
        assertThat(velo("run", "latin1.sql").err()).contains("is not UTF-8 text");
        assertThat(velo("run", ".").err()).contains("is a folder");
        assertThat(velo("query", "").status()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void badRowsAreShownAndTheRestIsRead() throws IOException {
        Files.writeString(directory.resolve("bad.jsonl"), "{\"x\":1}\n{\"x\":\n{\"x\":3}\n");
        CommandRun run = velo("query", "SELECT x FROM 'bad.jsonl'", "-o", "json");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("{\"x\":1}\n{\"x\":3}\n");
        assertThat(run.err()).contains("bad.jsonl:2: MALFORMED", "1 failed row left out");
    }

    @Test
    void rowsThatAnExpressionCannotComputeAreShown() {
        CommandRun run =
                velo("query", "SELECT CAST(name AS BIGINT) AS n FROM 'names.csv'", "-o", "csv");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("names.csv:2: ", "names.csv:3: ", "Ann");
        assertThat(run.out()).isEqualTo("n\n\n");
    }

    @Test
    void explainShowsStepsOfTextAndFiles() throws IOException {
        Files.writeString(directory.resolve("e.sql"), "SELECT symbol FROM 'trades.jsonl'");
        CommandRun file = velo("explain", "e.sql");
        assertThat(file.status()).isZero();
        assertThat(file.out()).contains("trades.jsonl").contains("symbol").doesNotContain("price");
        assertThat(velo("explain", "SELECT symbol FROM 'trades.jsonl'")).isEqualTo(file);
        assertThat(velo("explain", "SELECT").err()).contains("SYNTAX_ERROR");
        assertThat(velo("explain", "missing.sql").err()).contains("FILE_NOT_FOUND");
    }

    @Test
    void validateChecksEveryFileOfAFolder() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("apps/deep"));
        Files.copy(directory.resolve("names.csv"), folder.resolve("names.csv"));
        Files.writeString(
                folder.resolve("good.sql"),
                "CREATE STREAM o AS SELECT id FROM 'names.csv' WITH ('connector' = 'file', 'path' ="
                        + " 'o.csv');");
        Files.writeString(folder.resolve("wrong.sql"), "SELECT nmae FROM 'names.csv';");
        Files.writeString(folder.resolveSibling("b.sql"), "SELECT 1");
        CommandRun run = velo("validate", "apps");
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .isEqualTo("apps/b.sql: ok\napps/deep/good.sql: ok\n3 files, 1 wrong\n");
        assertThat(run.err()).startsWith("apps/deep/wrong.sql: COLUMN_NOT_FOUND at 1:8");
        assertThat(folder.resolve("o.csv")).doesNotExist();
        assertThat(velo("validate", "apps/b.sql"))
                .isEqualTo(new CommandRun(0, "apps/b.sql: ok\n", ""));
        assertThat(velo("validate", "no.sql").status()).isEqualTo(ExitCode.FAILED);
        Files.createDirectories(directory.resolve("empty"));
        assertThat(velo("validate", "empty").err()).contains("there is no .sql file");
    }
}
