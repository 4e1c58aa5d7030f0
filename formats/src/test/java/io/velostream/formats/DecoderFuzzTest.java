package io.velostream.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.Sample;
import io.velostream.formats.csv.CsvFormat;
import io.velostream.formats.json.DebeziumJsonFormat;
import io.velostream.formats.json.JsonFormat;
import io.velostream.formats.json.UpsertJsonFormat;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Any bytes at all: decoders neither fail nor hang, and what they make of an input does not depend
/// on how it is cut. Runs the kept inputs as a test; fuzzes with `JAZZER_FUZZ=1`.
class DecoderFuzzTest {
    private static final Schema SCHEMA =
            Schema.of(
                    new SqlType.Field("a", SqlType.Basic.STRING),
                    new SqlType.Field("b", SqlType.Basic.DOUBLE),
                    new SqlType.Field("c", new SqlType.Decimal(9, 2)),
                    new SqlType.Field("d", SqlType.Basic.TIMESTAMP));

    @FuzzTest(maxDuration = "15s")
    void json(byte[] input) {
        checkJson(input, new JsonFormat());
    }

    @FuzzTest(maxDuration = "15s")
    void upserts(byte[] input) {
        checkJson(input, new UpsertJsonFormat());
    }

    @FuzzTest(maxDuration = "15s")
    void changes(byte[] input) {
        checkJson(input, new DebeziumJsonFormat());
    }

    private static void checkJson(byte[] input, Format format) {
        Options options = Options.of(Map.of());
        check(input, r -> format.decoder(r, options));
        try {
            format.infer(sample(input), options);
        } catch (UserException _) {
            // Nothing to find.
        }
    }

    @FuzzTest(maxDuration = "15s")
    void csv(byte[] input) {
        CsvFormat format = new CsvFormat();
        Options options = Options.of(Map.of("header", "false"));
        check(input, r -> format.decoder(r, options));
        try {
            format.infer(sample(input), options);
        } catch (UserException _) {
            // Nothing to find.
        }
    }

    private static void check(byte[] input, Function<DecoderRequest, Decoder> decoders) {
        Decoded whole = Decoded.whole(input, SCHEMA, decoders);
        List<Integer> all = Decoded.all(SCHEMA);
        assertThat(Decoded.inPieces(input, SCHEMA, all, decoders, input.length)).isEqualTo(whole);
    }

    private static Sample sample(byte[] input) {
        byte[] bytes = new byte[Decoder.PADDING_FRONT + input.length + Decoder.PADDING_BEHIND];
        System.arraycopy(input, 0, bytes, Decoder.PADDING_FRONT, input.length);
        int from = Decoder.PADDING_FRONT;
        return new Sample(bytes, from, from + input.length, true, 100);
    }
}
