package io.velostream.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.connect.Options;
import io.velostream.formats.Decoded;
import io.velostream.formats.RandomBatches;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvEncoderTest {
    @Test
    void writesTheAgreedForm() {
        Schema schema =
                Schema.of(
                        new SqlType.Field("a,b", SqlType.Basic.STRING),
                        new SqlType.Field("m", new SqlType.Decimal(9, 2)),
                        new SqlType.Field("l", new SqlType.Array(SqlType.Basic.BIGINT)));
        Batch batch = Batch.of(schema, 2);
        byte[] text = "say \"hi\"".getBytes(StandardCharsets.UTF_8);
        ((TextColumn) batch.column(0)).set(0, text, 0, text.length);
        ((TextColumn) batch.column(0)).set(1, text, 0, 0);
        ((LongColumn) batch.column(1)).set(0, 150);
        ArrayColumn list = (ArrayColumn) batch.column(2);
        list.append(0, 2);
        ((LongColumn) list.elements()).set(0, 1);
        ((LongColumn) list.elements()).set(1, 2);
        batch.column(1).setNull(1);
        batch.column(2).setNull(1);
        batch.setRowCount(2);
        CsvDialect dialect = CsvDialect.of(Options.of(Map.of()), true);
        assertThat(RandomBatches.encode(new CsvEncoder(schema, dialect, 1000), List.of(batch)))
                .isEqualTo("\"a,b\",m,l\n\"say \"\"hi\"\"\",1.50,\"[1,2]\"\n\"\",,\n");
    }

    @Test
    void decodesToTheSameRows() {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema wanted = RandomBatches.schema(random, false);
            // A record of one empty field is a blank line, so there are two at least.
            Schema schema =
                    Schema.of(wanted.field(0), new SqlType.Field("last", SqlType.Basic.BIGINT));
            List<Batch> batches = RandomBatches.batches(random, schema);
            CsvDialect dialect =
                    CsvDialect.of(
                            Options.of(
                                    Map.of(
                                            "delimiter",
                                            random.nextBoolean() ? "," : ";",
                                            "header",
                                            String.valueOf(random.nextBoolean()))),
                            true);
            String text =
                    RandomBatches.encode(
                            new CsvEncoder(schema, dialect, random.nextInt(50)), batches);
            Decoded decoded =
                    Decoded.inPieces(
                            text.getBytes(StandardCharsets.UTF_8),
                            schema,
                            Decoded.all(schema),
                            r -> new CsvDecoder(r, dialect, FastRows.standard()),
                            seed);
            assertThat(decoded.failures()).as("seed " + seed).isEmpty();
            assertThat(withoutLines(decoded.rows()))
                    .as("seed " + seed)
                    .isEqualTo(withoutLines(RandomBatches.render(batches)));
        }
    }

    @Test
    void compiledWritesTheSameBytes() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema schema = RandomBatches.schema(random, true);
            List<Batch> batches = RandomBatches.batches(random, schema);
            CsvDialect dialect = CsvDialect.of(Options.of(Map.of()), true);
            String interpreted =
                    RandomBatches.encode(
                            new CsvEncoder(schema, dialect, Integer.MAX_VALUE), batches);
            String compiled = RandomBatches.encode(new CsvEncoder(schema, dialect, 0), batches);
            assertThat(compiled).as("seed " + seed).isEqualTo(interpreted);
        }
    }

    /// Records may take several lines.
    private static List<String> withoutLines(List<String> rows) {
        return rows.stream().map(row -> row.substring(row.indexOf(' '))).toList();
    }
}
