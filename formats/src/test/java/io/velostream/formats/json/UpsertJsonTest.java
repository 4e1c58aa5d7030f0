package io.velostream.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.formats.Decoded;
import io.velostream.formats.RandomBatches;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UpsertJsonTest {
    private static final Schema SCHEMA =
            Schema.of(
                    new SqlType.Field("n", SqlType.Basic.BIGINT),
                    new SqlType.Field("id", SqlType.Basic.BIGINT));

    private final UpsertJsonFormat format = new UpsertJsonFormat();
    private final Options options = Options.of(Map.of());

    private Decoded decode(String text) {
        return Decoded.whole(
                text.getBytes(StandardCharsets.UTF_8), SCHEMA, r -> format.decoder(r, options));
    }

    private static Batch rows(byte... kinds) {
        Batch batch = Batch.of(SCHEMA, kinds.length);
        for (int row = 0; row < kinds.length; row++) {
            ((LongColumn) batch.column(0)).set(row, row);
            ((LongColumn) batch.column(1)).set(row, 100 + row);
        }
        batch.setRowCount(kinds.length);
        batch.setKinds(kinds);
        return batch;
    }

    @Test
    void writesNewRowsWholeAndDeletesAsKeys() {
        Batch batch =
                rows(
                        RowKind.INSERT,
                        RowKind.UPDATE_BEFORE,
                        RowKind.UPDATE_AFTER,
                        RowKind.DELETE,
                        RowKind.DELETE);
        assertThat(
                        RandomBatches.encode(
                                format.encoder(SCHEMA, List.of(1), options), List.of(batch)))
                .isEqualTo(
                        """
                        {"n":0,"id":100,"_op":"upsert"}
                        {"n":2,"id":102,"_op":"upsert"}
                        {"id":103,"_op":"delete"}
                        {"id":104,"_op":"delete"}
                        """);
        batch.setKinds(null);
        batch.setRowCount(1);
        assertThat(
                        RandomBatches.encode(
                                format.encoder(SCHEMA, List.of(1), options), List.of(batch)))
                .isEqualTo("{\"n\":0,\"id\":100,\"_op\":\"upsert\"}\n");
    }

    @Test
    void aRowWithoutTheWordIsAnUpsert() {
        Decoded decoded =
                decode(
                        """
                        {"id":1,"n":2}
                        {"_op":null,"id":1,"n":3}
                        {"id":1,"_op":"delete"}
                        {"id":1,"_\\u006fp":"de\\u006cete"}
                        """);
        assertThat(decoded.failures()).isEmpty();
        assertThat(decoded.rows())
                .containsExactly("1 +U 2|1", "2 +U 3|1", "3 -D null|1", "4 -D null|1");
    }

    @Test
    void otherWordsFail() {
        Decoded decoded =
                decode(
                        """
                        {"id":1,"n":2,"_op":"upsert"}
                        {"id":1,"n":2,"_op":"insert"}
                        {"id":1,"n":2,"_op":7}
                        {"id":1,"n":2,"_op":["upsert"]}
                        {"id":2,"n":2,"_op":"upsert"}
                        """);
        assertThat(decoded.rows()).containsExactly("1 +U 2|1", "5 +U 2|2");
        assertThat(decoded.failures())
                .containsExactly(
                        "2 OPERATION_UNKNOWN \"_op\" is \"insert\", expected upsert or delete",
                        "3 OPERATION_UNKNOWN \"_op\" is \"7\", expected upsert or delete",
                        "4 OPERATION_UNKNOWN \"_op\" is \"[\"upsert\"]\", expected upsert or"
                                + " delete");
    }

    @Test
    void needsAKeyAndItsOwnName() {
        assertThat(format.changelog()).isEqualTo(Changelog.UPSERT);
        assertThatThrownBy(() -> format.encoder(SCHEMA, List.of(), options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("KEY_MISSING");
        Schema taken = Schema.of(new SqlType.Field("_OP", SqlType.Basic.STRING));
        assertThatThrownBy(() -> format.encoder(taken, List.of(0), options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("COLUMN_RESERVED");
    }

    @Test
    void isFoundByNameAndByTheLongestEnding() {
        assertThat(Providers.format("UPSERT-JSON").name()).isEqualTo("upsert-json");
        assertThat(Providers.formatOfFile("t.upsert.jsonl").orElseThrow().name())
                .isEqualTo("upsert-json");
        assertThat(Providers.formatOfFile("upsert.jsonl").orElseThrow().name()).isEqualTo("json");
    }

    @Test
    void decodesToTheSameChanges() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema schema = RandomBatches.schema(random, true);
            List<Batch> batches = RandomBatches.batches(random, schema);
            batches.forEach(batch -> RandomBatches.addKinds(random, batch, true));
            int key = random.nextInt(schema.size());
            String text =
                    RandomBatches.encode(
                            new UpsertJsonEncoder(
                                    schema, List.of(key), random.nextBoolean(), random.nextInt(50)),
                            batches);
            Decoded decoded =
                    Decoded.inPieces(
                            text.getBytes(StandardCharsets.UTF_8),
                            schema,
                            Decoded.all(schema),
                            r -> new UpsertJsonDecoder(r, FastRows.compilingAfter(20)),
                            seed);
            assertThat(decoded.failures()).as("seed " + seed).isEmpty();
            assertThat(decoded.rows()).as("seed " + seed).isEqualTo(expected(batches, key));
        }
    }

    private static List<String> expected(List<Batch> batches, int key) {
        List<String> rows = new ArrayList<>();
        for (Batch batch : batches) {
            byte[] kinds = batch.kinds();
            for (int i = 0; i < batch.size(); i++) {
                int row = batch.rows()[i];
                int line = rows.size() + 1;
                if (kinds != null && kinds[row] == RowKind.DELETE) {
                    List<String> values = new ArrayList<>();
                    for (int c = 0; c < batch.columnCount(); c++) {
                        values.add(
                                c == key
                                        ? String.valueOf(Decoded.value(batch.column(c), row))
                                        : "null");
                    }
                    rows.add(line + " -D " + String.join("|", values));
                } else if (kinds != null && kinds[row] != RowKind.UPDATE_BEFORE) {
                    rows.add(line + " +U " + Decoded.render(batch, row));
                }
            }
        }
        return rows;
    }

    /// The fast path against the complete parser, over lines of any order and form.
    @Test
    void fastPathAgreesWithTheCompleteParser() {
        String[] operations = {
            "",
            "",
            ",\"_op\":\"upsert\"",
            ",\"_op\":\"delete\"",
            ", \"_op\" : \"delete\"",
            ",\"_op\":null",
            ",\"_op\":\"Delete\"",
            ",\"_op\":\"upsert\",\"_op\":\"delete\""
        };
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            int forms = 1 + random.nextInt(operations.length);
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append("{\"id\":").append(i);
                text.append(operations[random.nextInt(forms)]);
                text.append(random.nextInt(4) == 0 ? "" : ",\"n\":" + random.nextInt(100));
                text.append("}\n");
            }
            byte[] input = JsonDecoderRandomTest.corrupted(text.toString(), random);
            List<Integer> projection = JsonDecoderRandomTest.projection(random, 2);
            Decoded complete =
                    Decoded.inPieces(
                            input,
                            SCHEMA,
                            projection,
                            r -> new UpsertJsonDecoder(r, FastRows.none()),
                            seed);
            assertThat(
                            Decoded.inPieces(
                                    input,
                                    SCHEMA,
                                    projection,
                                    r -> new UpsertJsonDecoder(r, FastRows.compilingAfter(10)),
                                    seed + 1))
                    .as("seed " + seed)
                    .isEqualTo(complete);
        }
    }
}
