package io.velostream.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.connect.Options;
import io.velostream.formats.Decoded;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The fast path against the complete parser: same rows, same failures, however the input is cut
/// and whichever columns are wanted.
class CsvDecoderRandomTest {
    private static final String[] FIELDS = {
        "",
        "a",
        "SYM1",
        "exactly8",
        "exactly16bytes..",
        "longer than sixteen bytes",
        "é",
        "日本",
        "\"quoted\"",
        "\"\"",
        "\"a,b;c\"",
        "\"two\nlines\"",
        "\"say \"\"hi\"\"\"",
        "\"\"\"\"",
        "NA",
        "0",
        "-1",
        "42",
        "123.45",
        "-0",
        "007",
        "1e3",
        "+5",
        ".5",
        "5.",
        " 7 ",
        "1700000000000",
        "9223372036854775808",
        "12345678.12345678",
        "1234567890.1234567891",
        "0.1234567890123456789",
        "1e22",
        "1.5E-7",
        "7e0",
        "1e400",
        "true",
        "2024-01-15",
        "2024-01-15T10:30:00",
        "a\"b",
        "\"bad\"x",
        "\"open",
        "x\r",
        "tab\t"
    };
    private static final List<SqlType> TYPES =
            List.of(
                    SqlType.Basic.STRING,
                    SqlType.Basic.STRING,
                    SqlType.Basic.BIGINT,
                    SqlType.Basic.INT,
                    SqlType.Basic.DOUBLE,
                    new SqlType.Decimal(9, 3),
                    new SqlType.Decimal(30, 6),
                    SqlType.Basic.BOOLEAN,
                    SqlType.Basic.TIMESTAMP,
                    SqlType.Basic.DATE);

    @Test
    void fastPathAgreesWithTheCompleteParser() {
        for (long seed = 0; seed < 1500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<SqlType.Field> fields = new ArrayList<>();
            int columns = 1 + random.nextInt(6);
            for (int i = 0; i < columns; i++) {
                SqlType type = TYPES.get(random.nextInt(TYPES.size()));
                fields.add(new SqlType.Field("c" + i, type));
            }
            Schema schema = new Schema(fields);
            List<Integer> projection = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                if (random.nextInt(3) != 0) {
                    projection.add(random.nextInt(projection.size() + 1), i);
                }
            }
            CsvDialect dialect =
                    CsvDialect.of(
                            Options.of(
                                    Map.of(
                                            "delimiter",
                                            random.nextBoolean() ? "," : ";",
                                            "header",
                                            "false",
                                            "null.text",
                                            random.nextInt(3) == 0 ? "NA" : "")),
                            true);
            byte[] input = lines(random, fields, dialect).getBytes(StandardCharsets.UTF_8);
            if (input.length > 0 && random.nextInt(4) == 0) {
                byte[] rubbish = {'"', '\n', ',', ' ', (byte) 0xff, (byte) 0xc3, 0, '\r'};
                input[random.nextInt(input.length)] = rubbish[random.nextInt(rubbish.length)];
            }
            Decoded complete =
                    Decoded.inPieces(
                            input,
                            schema,
                            projection,
                            r -> new CsvDecoder(r, dialect, FastRows.none()),
                            seed);
            Decoded fast =
                    Decoded.inPieces(
                            input,
                            schema,
                            projection,
                            r -> new CsvDecoder(r, dialect, FastRows.standard()),
                            seed + 1);
            assertThat(fast).as("seed " + seed).isEqualTo(complete);
            if (seed % 10 == 0) {
                Decoded compiled =
                        Decoded.inPieces(
                                input,
                                schema,
                                projection,
                                r -> new CsvDecoder(r, dialect, FastRows.compilingAfter(0)),
                                seed + 2);
                assertThat(compiled).as("compiled, seed " + seed).isEqualTo(complete);
            }
        }
    }

    private static String lines(
            SplittableRandom random, List<SqlType.Field> fields, CsvDialect dialect) {
        int trouble = random.nextInt(30);
        StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\ufeff" : "");
        boolean windows = random.nextInt(4) == 0;
        for (int row = random.nextInt(40); row > 0; row--) {
            int count = fields.size();
            if (random.nextInt(300) < trouble) {
                count += random.nextInt(3) - 1;
            }
            for (int i = 0; i < count; i++) {
                text.append(i > 0 ? (char) dialect.delimiter() : "");
                boolean any = i >= fields.size() || random.nextInt(100) < trouble;
                text.append(
                        any
                                ? FIELDS[random.nextInt(FIELDS.length)]
                                : usual(random, fields.get(i).type()));
            }
            text.append(windows != random.nextInt(100) < trouble ? "\r\n" : "\n");
        }
        if (random.nextBoolean() && !text.isEmpty()) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private static String usual(SplittableRandom random, SqlType type) {
        return switch (type) {
            case SqlType.Basic.STRING -> "SYM" + random.nextInt(20);
            case SqlType.Basic.BOOLEAN -> random.nextBoolean() ? "true" : "false";
            case SqlType.Basic.TIMESTAMP -> "2024-01-15 10:30:" + (10 + random.nextInt(50));
            case SqlType.Basic.DATE -> "2024-01-" + (10 + random.nextInt(20));
            case SqlType.Basic.INT, SqlType.Basic.BIGINT ->
                    String.valueOf(random.nextInt(100_000) - 1000);
            case SqlType.Basic.DOUBLE ->
                    random.nextInt(4) == 0
                            ? String.valueOf((random.nextDouble() - 0.5) * 1000)
                            : hundredths(random);
            default -> hundredths(random);
        };
    }

    private static String hundredths(SplittableRandom random) {
        return random.nextInt(2000) - 1000 + "." + random.nextInt(100);
    }
}
