package io.velostream.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Decoder;
import io.velostream.connect.Sample;
import io.velostream.types.UserException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonInferenceTest {
    private static String infer(String text, boolean complete) {
        return infer(JsonInference.ofRows(), text, complete);
    }

    private static String infer(JsonInference inference, String text, boolean complete) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes =
                Arrays.copyOf(
                        new byte[0], Decoder.PADDING_FRONT + utf8.length + Decoder.PADDING_BEHIND);
        System.arraycopy(utf8, 0, bytes, Decoder.PADDING_FRONT, utf8.length);
        Sample sample =
                new Sample(
                        bytes,
                        Decoder.PADDING_FRONT,
                        Decoder.PADDING_FRONT + utf8.length,
                        complete,
                        1000);
        return inference.infer(sample).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 2; BIGINT",
                "1; 1.5; DOUBLE",
                "1; null; BIGINT",
                "null; null; STRING",
                "1; 9999999999999999999; DECIMAL(38, 0)",
                "1e3; 1; DOUBLE",
                "true; false; BOOLEAN",
                "true; 1; STRING",
                "1; \"1\"; STRING",
                "\"1.25\"; \"-100.5\"; DECIMAL(18, 2)",
                "\"12345678901234567.25\"; \"1.5\"; DECIMAL(38, 2)",
                "\"1.25\"; \"7\"; STRING",
                "\"2024-01-15\"; \"2024-01-16\"; DATE",
                "\"2024-01-15\"; \"2024-01-15 10:00:00\"; TIMESTAMP",
                "\"2024-01-15T10:00:00Z\"; null; TIMESTAMP",
                "\"2024-13-45\"; null; STRING",
                "[]; [1,2.5]; ARRAY<DOUBLE>",
                "[]; null; ARRAY<STRING>",
                "{\"x\":1}; {\"y\":[true]}; 'STRUCT<x BIGINT, y ARRAY<BOOLEAN>>'",
                "{}; {}; STRING",
                "{\"x\":1}; [1]; STRING"
            })
    void widens(String first, String second, String type) {
        String text = "{\"c\":" + first + "}\n{\"c\":" + second + "}\n";
        assertThat(infer(text, true)).isEqualTo("(c " + type + ")");
    }

    @Test
    void takesEveryKeyInOrderAndLeavesACutOffLineOut() {
        assertThat(infer("\ufeff{\"b\":1}\n{bad}\n{\"a\":\"x\",\"B\":2}\n{\"c\":1}", false))
                .isEqualTo("(b BIGINT, a STRING)");
        assertThat(infer("[{\"b\":1},\n {\"a\":\"x\"}]", true)).isEqualTo("(b BIGINT, a STRING)");
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThatThrownBy(() -> infer("no json\n", true))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("SCHEMA_NOT_INFERRED")
                .hasMessageContaining("expected '{'");
    }

    @Test
    void ofUpsertsLeavesOutWhatIsSaidOfTheRow() {
        assertThat(
                        infer(
                                JsonInference.ofUpserts(),
                                "{\"id\":1,\"_op\":\"delete\"}\n{\"_op\":\"upsert\",\"n\":1.5}",
                                true))
                .isEqualTo("(id BIGINT, n DOUBLE)");
    }

    @Test
    void ofChangesLooksAtTheRowsInThem() {
        assertThat(
                        infer(
                                JsonInference.ofChanges(),
                                """
                                null
                                {"before":{"id":1,"old":true},"after":null,"op":"d"}
                                {"payload":{"op":"c","after":{"id":2.5,"s":"x"},"ts_ms":7}}
                                """,
                                true))
                .isEqualTo("(id DOUBLE, old BOOLEAN, s STRING)");
    }
}
