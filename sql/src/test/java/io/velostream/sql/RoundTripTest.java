package io.velostream.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.sql.tree.Script;
import io.velostream.sql.tree.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every statement of `statements.sql` is printed as SQL that says the same.
class RoundTripTest {
    static String corpus() {
        try (InputStream in = RoundTripTest.class.getResourceAsStream("statements.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> statements() {
        return SqlParser.parseScript(corpus()).entries().stream().map(Script.Entry::text);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatIsPrintedSaysTheSame(String text) {
        Statement first = SqlParser.parseStatement(text);
        String printed = SqlPrinter.print(first);
        assertThat(SqlParser.parseStatement(printed)).as(printed).isEqualTo(first);
        assertThat(SqlPrinter.print(SqlParser.parseStatement(printed))).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void keywordsMayBeWrittenInLowerCase(String text) {
        if (text.chars().noneMatch(c -> c == '\'' || c == '"' || c == '`')) {
            assertThat(SqlParser.parseStatement(text.toLowerCase(java.util.Locale.ROOT)))
                    .isEqualTo(SqlParser.parseStatement(text));
        }
    }
}
