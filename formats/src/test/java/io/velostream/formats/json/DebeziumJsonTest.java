package io.velostream.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.formats.Decoded;
import io.velostream.formats.RandomBatches;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DebeziumJsonTest {
    private static final Schema SCHEMA =
            Schema.of(
                    new SqlType.Field("id", SqlType.Basic.BIGINT),
                    new SqlType.Field("s", SqlType.Basic.STRING));

    private final DebeziumJsonFormat format = new DebeziumJsonFormat();
    private final Options options = Options.of(Map.of());
    private final JsonMapper jackson = JsonMapper.builder().build();

    private Decoded decode(String text) {
        return Decoded.whole(
                text.getBytes(StandardCharsets.UTF_8), SCHEMA, r -> format.decoder(r, options));
    }

    @Test
    void writesAnUpdateAsOneLine() {
        byte[] kinds = {
            RowKind.INSERT,
            RowKind.UPDATE_BEFORE,
            RowKind.UPDATE_AFTER,
            RowKind.DELETE,
            RowKind.UPDATE_AFTER,
            RowKind.UPDATE_BEFORE
        };
        Schema schema = Schema.of(new SqlType.Field("id", SqlType.Basic.BIGINT));
        Batch batch = Batch.of(schema, kinds.length);
        for (int row = 0; row < kinds.length; row++) {
            ((LongColumn) batch.column(0)).set(row, row);
        }
        batch.setRowCount(kinds.length);
        batch.setKinds(kinds);
        assertThat(RandomBatches.encode(format.encoder(schema, List.of(), options), List.of(batch)))
                .isEqualTo(
                        """
                        {"before":null,"after":{"id":0},"op":"c"}
                        {"before":{"id":1},"after":{"id":2},"op":"u"}
                        {"before":{"id":3},"after":null,"op":"d"}
                        {"before":null,"after":{"id":4},"op":"u"}
                        {"before":{"id":5},"after":null,"op":"d"}
                        """);
    }

    @Test
    void readsWhatDebeziumWrites() {
        Decoded decoded =
                decode(
                        """
                        {"before":null,"after":{"id":1,"s":"a"},"source":{"db":"x","after":[1]},\
                        "op":"r","ts_ms":1}
                        {"op":"c","after":{"s":"b","id":2}}
                        {"before":{"id":1,"s":"a"},"after":{"id":1,"s":null},"op":"u"}

                        {"schema":{"type":"struct","fields":[{"field":"before"}]},\
                        "payload":{"before":{"id":2,"s":"b"},"after":null,"op":"d"}}
                        null
                        """);
        assertThat(decoded.failures()).isEmpty();
        assertThat(decoded.rows())
                .containsExactly("1 1|a", "2 2|b", "3 -U 1|a", "3 +U 1|null", "5 -D 2|b");
    }

    @Test
    void incompleteChangesFail() {
        Decoded decoded =
                decode(
                        """
                        {"before":null,"after":{"id":1},"op":"u"}
                        {"after":{"id":1}}
                        {"before":{"id":1},"after":null,"op":"t"}
                        {"before":{"id":1},"op":"c"}
                        {"after":{"id":1},"op":"d"}
                        {"before":{"id":1},"after":null,"op":"u"}
                        {"after":[1],"op":"c"}
                        {"after":{"id":"x"},"op":"c"}
                        {"before":{"id":7,"s":"q"},"after":{"id":"x"},"op":"u"}
                        {"after":{"id":1},"op":["c"]}
                        {"after":{"id":1},"op":"c"} 1
                        {"after":{"id":3,"s":"t"},"op":"c"}
                        """);
        assertThat(decoded.rows()).containsExactly("12 3|t");
        assertThat(decoded.failures())
                .extracting(failure -> failure.split(" ", 3)[1])
                .containsExactly(
                        "UPDATE_WITHOUT_BEFORE",
                        "CHANGE_INCOMPLETE",
                        "OPERATION_UNKNOWN",
                        "CHANGE_INCOMPLETE",
                        "CHANGE_INCOMPLETE",
                        "CHANGE_INCOMPLETE",
                        "CHANGE_INCOMPLETE",
                        "TYPE_MISMATCH",
                        "TYPE_MISMATCH",
                        "OPERATION_UNKNOWN",
                        "MALFORMED_JSON");
        assertThat(decoded.failures().get(0)).contains("REPLICA IDENTITY FULL");
        assertThat(decoded.failures().get(2)).contains("\"op\" is \"t\", expected");
    }

    @Test
    void isFoundByItsNames() {
        assertThat(format.changelog()).isEqualTo(Changelog.RETRACT);
        assertThat(Providers.format("debezium").name()).isEqualTo("debezium-json");
        assertThat(Providers.formatOfFile("t.debezium.jsonl").orElseThrow().name())
                .isEqualTo("debezium-json");
    }

    @Test
    void decodesToTheSameChanges() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema schema = RandomBatches.schema(random, true);
            List<Batch> batches = RandomBatches.batches(random, schema);
            if (random.nextInt(4) != 0) {
                batches.forEach(batch -> RandomBatches.addKinds(random, batch, false));
            }
            String text =
                    RandomBatches.encode(
                            new DebeziumJsonEncoder(
                                    schema, random.nextBoolean(), random.nextInt(50)),
                            batches);
            Decoded decoded =
                    Decoded.inPieces(
                            text.getBytes(StandardCharsets.UTF_8),
                            schema,
                            Decoded.all(schema),
                            DebeziumJsonDecoder::new,
                            seed);
            assertThat(decoded.failures()).as("seed " + seed).isEmpty();
            assertThat(decoded.rows()).as("seed " + seed).isEqualTo(expected(batches));
            for (String line : text.lines().toList()) {
                JsonNode node = jackson.readTree(line);
                assertThat(node.propertyNames()).containsExactly("before", "after", "op");
            }
        }
    }

    private static List<String> expected(List<Batch> batches) {
        List<String> rows = new ArrayList<>();
        int line = 0;
        for (Batch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                String kind = Decoded.kind(batch, batch.rows()[i]);
                boolean second = kind.equals("+U ");
                line += second ? 0 : 1;
                rows.add(line + " " + kind + Decoded.render(batch, batch.rows()[i]));
            }
        }
        return rows;
    }

    /// Lines of any order and form: however they are cut, the same comes out.
    @Test
    void cutsDoNotMatter() {
        String[] parts = {
            "\"before\":{\"id\":1,\"s\":\"a\"}",
            "\"after\":{\"id\":2,\"s\":\"b\"}",
            "\"op\":\"u\"",
            "\"op\":\"c\"",
            "\"op\":\"d\"",
            "\"op\":\"u\"",
            "\"before\":null",
            "\"source\":{\"x\":[{}]}",
            "\"payload\":{\"op\":\"c\",\"after\":{\"id\":3}}"
        };
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                List<String> members = new ArrayList<>();
                for (int j = 1 + random.nextInt(5); j > 0; j--) {
                    members.add(parts[random.nextInt(parts.length)]);
                }
                text.append('{').append(String.join(", ", members)).append("}\n");
            }
            byte[] input = JsonDecoderRandomTest.corrupted(text.toString(), random);
            List<Integer> projection = JsonDecoderRandomTest.projection(random, 2);
            Decoded one =
                    Decoded.inPieces(input, SCHEMA, projection, DebeziumJsonDecoder::new, seed);
            assertThat(
                            Decoded.inPieces(
                                    input, SCHEMA, projection, DebeziumJsonDecoder::new, seed + 1))
                    .as("seed " + seed)
                    .isEqualTo(one);
        }
    }
}
