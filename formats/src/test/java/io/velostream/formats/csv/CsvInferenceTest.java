package io.velostream.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.connect.Decoder;
import io.velostream.connect.Options;
import io.velostream.connect.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvInferenceTest {
    private static String infer(String text, Map<String, String> options) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[Decoder.PADDING_FRONT + utf8.length + Decoder.PADDING_BEHIND];
        System.arraycopy(utf8, 0, bytes, Decoder.PADDING_FRONT, utf8.length);
        int end = Decoder.PADDING_FRONT + utf8.length;
        Sample sample = new Sample(bytes, Decoder.PADDING_FRONT, end, true, 1000);
        return new CsvFormat().infer(sample, Options.of(options)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 2; BIGINT",
                "1; 1.5; DOUBLE",
                "1; 1e3; DOUBLE",
                "007; 12; STRING",
                "0; -5; BIGINT",
                "0.5; -0.25; DOUBLE",
                "1; 9999999999999999999; DECIMAL(38, 0)",
                "true; FALSE; BOOLEAN",
                "true; 1; STRING",
                "2024-01-15; 2024-02-01; DATE",
                "2024-01-15 10:00:00; 2024-02-01; TIMESTAMP",
                "NaN; 1; STRING",
                "x; 1; STRING",
                "1;'\"\"'; BIGINT",
                "'\"1\"'; 2; BIGINT"
            })
    void widens(String first, String second, String type) {
        assertThat(infer("c,d\n" + first + ",\n" + second + ",\n", Map.of()))
                .isEqualTo("(c " + type + ", d STRING)");
    }

    @Test
    void makesNamesThatAreMissingOrTaken() {
        assertThat(infer("\ufeffa,,A\n1,2,3\n", Map.of()))
                .isEqualTo("(a BIGINT, column2 BIGINT, A_2 BIGINT)");
        assertThat(infer("Oslo;1.5\nRome;20.0\n", Map.of("delimiter", ";", "header", "false")))
                .isEqualTo("(column1 STRING, column2 DOUBLE)");
    }
}
