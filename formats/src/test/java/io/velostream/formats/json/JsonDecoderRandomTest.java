package io.velostream.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.formats.Decoded;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The fast path against the complete parser: same rows, same failures, however the input is cut
/// and whichever columns are wanted.
class JsonDecoderRandomTest {
    private static final List<String> NAMES =
            List.of("symbol", "trader", "price", "quantity", "ts", "flag");
    private static final List<SqlType> TYPES =
            List.of(
                    SqlType.Basic.STRING,
                    SqlType.Basic.BIGINT,
                    SqlType.Basic.INT,
                    SqlType.Basic.DOUBLE,
                    new SqlType.Decimal(9, 3),
                    new SqlType.Decimal(30, 6),
                    SqlType.Basic.BOOLEAN,
                    SqlType.Basic.TIMESTAMP,
                    SqlType.Basic.DATE,
                    new SqlType.Array(SqlType.Basic.STRING),
                    new SqlType.Map(SqlType.Basic.STRING, SqlType.Basic.STRING),
                    new SqlType.Struct(List.of(new SqlType.Field("x", SqlType.Basic.BIGINT))));

    @Test
    void fastPathAgreesWithTheCompleteParser() {
        for (long seed = 0; seed < 1500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema schema = schema(random);
            List<Integer> projection = projection(random, schema.size());
            byte[] input =
                    corrupted(
                            new RandomJson(random, random.nextInt(30)).lines(random.nextInt(40)),
                            random);
            Decoded complete =
                    Decoded.inPieces(
                            input,
                            schema,
                            projection,
                            r -> new JsonDecoder(r, FastRows.none()),
                            seed);
            Decoded fast =
                    Decoded.inPieces(
                            input,
                            schema,
                            projection,
                            r -> new JsonDecoder(r, FastRows.standard()),
                            seed + 1);
            assertThat(fast).as("seed " + seed).isEqualTo(complete);
            if (seed % 10 == 0) {
                Decoded compiled =
                        Decoded.inPieces(
                                input,
                                schema,
                                projection,
                                r -> new JsonDecoder(r, FastRows.compilingAfter(0)),
                                seed + 2);
                assertThat(compiled).as("compiled, seed " + seed).isEqualTo(complete);
            }
        }
    }

    private static Schema schema(SplittableRandom random) {
        List<SqlType.Field> fields = new ArrayList<>();
        boolean usual = random.nextInt(3) != 0;
        for (String name : NAMES) {
            SqlType type =
                    switch (name) {
                        case "price" -> SqlType.Basic.DOUBLE;
                        case "quantity", "ts" -> SqlType.Basic.BIGINT;
                        case "flag" -> SqlType.Basic.BOOLEAN;
                        default -> SqlType.Basic.STRING;
                    };
            fields.add(
                    new SqlType.Field(
                            name, usual ? type : TYPES.get(random.nextInt(TYPES.size()))));
        }
        if (random.nextInt(5) == 0) {
            fields.add(new SqlType.Field("absent", SqlType.Basic.STRING));
        }
        return new Schema(fields);
    }

    static List<Integer> projection(SplittableRandom random, int columns) {
        List<Integer> projection = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            if (random.nextInt(3) != 0) {
                projection.add(random.nextInt(projection.size() + 1), i);
            }
        }
        return projection;
    }

    /// The text's bytes, sometimes with one of them replaced.
    static byte[] corrupted(String text, SplittableRandom random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            byte[] rubbish = {'"', '\\', '\n', '{', '}', ',', ' ', (byte) 0xff, (byte) 0xc3, 0};
            bytes[random.nextInt(bytes.length)] = rubbish[random.nextInt(rubbish.length)];
        }
        return bytes;
    }
}
