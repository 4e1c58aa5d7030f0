package io.velostream.formats.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.formats.Decoded;
import io.velostream.formats.RandomBatches;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import io.velostream.types.UserException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RawFormatTest {
    private static final Schema STRING = Schema.of(new SqlType.Field("s", SqlType.Basic.STRING));
    private static final Schema BYTES = Schema.of(new SqlType.Field("b", SqlType.Basic.BYTES));

    private final RawFormat format = new RawFormat();
    private final Options options = Options.of(Map.of());

    private Decoded decode(String text, Schema schema) {
        return Decoded.whole(
                text.getBytes(StandardCharsets.ISO_8859_1),
                schema,
                r -> format.decoder(r, options));
    }

    @Test
    void everyLineIsARow() {
        assertThat(decode("a, \"b\"\r\n\n  c \nlast", STRING).rows())
                .containsExactly("1 a, \"b\"", "2 ", "3   c ", "4 last");
        assertThat(decode("", STRING).rows()).isEmpty();
        assertThat(decode("\n", STRING).rows()).containsExactly("1 ");
    }

    @Test
    void stringsMustBeUtf8() {
        Decoded strings = decode("a\n\u00ff\nb\n", STRING);
        assertThat(strings.rows()).containsExactly("1 a", "3 b");
        assertThat(strings.failures()).singleElement().asString().startsWith("2 INVALID_UTF8");
        assertThat(decode("a\n\u00ff\n", BYTES).rows()).containsExactly("1 a", "2 \u00ff");
    }

    @Test
    void cutsDoNotMatter() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] input = new byte[random.nextInt(300)];
            for (int i = 0; i < input.length; i++) {
                input[i] = (byte) "\n\r\u00ffabcd".charAt(random.nextInt(7));
            }
            for (Schema schema : List.of(STRING, BYTES)) {
                Decoded whole = Decoded.whole(input, schema, r -> format.decoder(r, options));
                assertThat(
                                Decoded.inPieces(
                                        input,
                                        schema,
                                        List.of(0),
                                        r -> format.decoder(r, options),
                                        seed))
                        .as("seed " + seed)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void writesLines() {
        Batch batch = Batch.of(STRING, 3);
        TextColumn column = (TextColumn) batch.column(0);
        column.set(0, Text.of("x \"é\""));
        column.setNull(1);
        column.set(2, Text.of("y"));
        batch.setRowCount(3);
        assertThat(
                        RandomBatches.encode(
                                Providers.format("raw").encoder(STRING, List.of(), options),
                                List.of(batch)))
                .isEqualTo("x \"é\"\n\ny\n");
    }

    @Test
    void hasOneColumnOfText() {
        Schema number = Schema.of(new SqlType.Field("n", SqlType.Basic.INT));
        assertThatThrownBy(() -> format.encoder(number, List.of(), options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("TYPE_NOT_SUPPORTED");
    }
}
