package io.velostream.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.formats.Decoded;
import io.velostream.formats.RandomBatches;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Batch;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonEncoderTest {
    private final JsonMapper jackson = JsonMapper.builder().build();

    @Test
    void writesTheAgreedForm() {
        Schema schema =
                Schema.of(
                        new SqlType.Field("a\"b", SqlType.Basic.STRING),
                        new SqlType.Field("d", SqlType.Basic.DOUBLE),
                        new SqlType.Field("t", SqlType.Basic.TIMESTAMP),
                        new SqlType.Field("m", new SqlType.Decimal(9, 2)),
                        new SqlType.Field("i", SqlType.Basic.INTERVAL),
                        new SqlType.Field(
                                "k", new SqlType.Map(SqlType.Basic.BIGINT, SqlType.Basic.BIGINT)));
        Batch batch = Batch.of(schema, 2);
        byte[] text = "x\u0001\n\"é".getBytes(StandardCharsets.UTF_8);
        ((TextColumn) batch.column(0)).set(0, text, 0, text.length);
        ((DoubleColumn) batch.column(1)).set(0, 100);
        ((LongColumn) batch.column(2)).set(0, 1_705_314_600_250_000L);
        ((LongColumn) batch.column(3)).set(0, -5);
        ((LongColumn) batch.column(4)).set(0, 90_000_000);
        MapColumn map = (MapColumn) batch.column(5);
        map.append(0, 1);
        ((LongColumn) map.keys()).set(0, 7);
        ((LongColumn) map.values()).set(0, 8);
        for (int i = 0; i < batch.columnCount(); i++) {
            batch.column(i).setNull(1);
        }
        ((DoubleColumn) batch.column(1)).clearNull(1);
        ((DoubleColumn) batch.column(1)).set(1, Double.NaN);
        batch.setRowCount(2);
        assertThat(RandomBatches.encode(new JsonEncoder(schema, false, 1000), List.of(batch)))
                .isEqualTo(
                        """
                        {"a\\"b":"x\\u0001\\n\\"é","d":100.0,"t":"2024-01-15T10:30:00.250",\
                        "m":"-0.05","i":"PT1M30S","k":{"7":8}}
                        {"a\\"b":null,"d":null,"t":null,"m":null,"i":null,"k":null}
                        """);
        assertThat(RandomBatches.encode(new JsonEncoder(schema, true, 1000), List.of(batch)))
                .contains("\"m\":-0.05,");
    }

    @Test
    void decodesToTheSameRows() {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema schema = RandomBatches.schema(random, true);
            List<Batch> batches = RandomBatches.batches(random, schema);
            String text =
                    RandomBatches.encode(
                            new JsonEncoder(schema, random.nextBoolean(), random.nextInt(50)),
                            batches);
            Decoded decoded =
                    Decoded.inPieces(
                            text.getBytes(StandardCharsets.UTF_8),
                            schema,
                            Decoded.all(schema),
                            r -> new JsonDecoder(r, FastRows.standard()),
                            seed);
            assertThat(decoded.failures()).as("seed " + seed).isEmpty();
            assertThat(decoded.rows()).as("seed " + seed).isEqualTo(RandomBatches.render(batches));
            for (String line : text.split("\n", -1)) {
                if (!line.isEmpty()) {
                    JsonNode node = jackson.readTree(line);
                    List<String> names = new ArrayList<>(node.propertyNames());
                    assertThat(names)
                            .isEqualTo(schema.fields().stream().map(SqlType.Field::name).toList());
                }
            }
        }
    }

    @Test
    void compiledWritesTheSameBytes() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema schema = RandomBatches.schema(random, true);
            List<Batch> batches = RandomBatches.batches(random, schema);
            boolean decimalAsNumber = random.nextBoolean();
            String interpreted =
                    RandomBatches.encode(
                            new JsonEncoder(schema, decimalAsNumber, Integer.MAX_VALUE), batches);
            String compiled =
                    RandomBatches.encode(new JsonEncoder(schema, decimalAsNumber, 0), batches);
            assertThat(compiled).as("seed " + seed).isEqualTo(interpreted);
        }
    }
}
