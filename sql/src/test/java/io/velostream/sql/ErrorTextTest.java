package io.velostream.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What users read when their SQL is wrong: `errors.txt` has each statement with its error.
///
/// `-Dspec.update=true` writes the errors anew; review the difference.
class ErrorTextTest {
    private static final String FILE = "src/test/resources/io/velostream/sql/errors.txt";
    private static final String SEPARATOR = "\n----\n";

    @Test
    void errorsSayWhatIsWrongAndWhere() throws IOException {
        String golden = golden();
        String actual = actual(golden);
        if (Boolean.getBoolean("spec.update")) {
            Files.writeString(Path.of(FILE), actual);
        }
        assertThat(actual).isEqualTo(golden);
    }

    private static String golden() throws IOException {
        try (InputStream in = ErrorTextTest.class.getResourceAsStream("errors.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String actual(String golden) {
        List<String> cases = new ArrayList<>();
        for (String block : golden.split(SEPARATOR, -1)) {
            String statement = block.split("\n=>\n", 2)[0];
            cases.add(statement + "\n=>\n" + error(statement.strip()));
        }
        return String.join(SEPARATOR, cases) + "\n";
    }

    private static String error(String statement) {
        try {
            return "parsed: " + SqlPrinter.print(SqlParser.parseStatement(statement));
        } catch (UserException e) {
            return e.diagnostic().render(statement);
        }
    }
}
