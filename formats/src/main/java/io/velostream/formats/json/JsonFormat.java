package io.velostream.formats.json;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.RecordEnds;
import io.velostream.connect.Sample;
import io.velostream.formats.decode.FastRows;
import io.velostream.formats.encode.RowWriter;
import io.velostream.types.Schema;
import java.util.List;
import java.util.Locale;

/// `json`: one object a line. Also reads a file that is one array of objects.
public final class JsonFormat implements Format {
    static final Option DECIMAL =
            Option.withDefault(
                    "json.decimal",
                    "string",
                    "how DECIMAL is written: string (all digits survive every reader) or number");

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> aliases() {
        return List.of("jsonl", "jsonlines", "json_lines", "json-lines", "ndjson");
    }

    @Override
    public List<Option> options() {
        return List.of(DECIMAL);
    }

    @Override
    public List<String> fileEndings() {
        return List.of(".json", ".jsonl", ".ndjson", ".jsonlines");
    }

    @Override
    public Schema infer(Sample sample, Options options) {
        return JsonInference.ofRows().infer(sample);
    }

    @Override
    public Decoder decoder(DecoderRequest request, Options options) {
        return new JsonDecoder(request, FastRows.standard());
    }

    @Override
    public RecordEnds recordEnds(Options options) {
        return new JsonRecordEnds();
    }

    @Override
    public Encoder encoder(Schema schema, List<Integer> key, Options options) {
        return new JsonEncoder(schema, decimalAsNumber(options), RowWriter.ROWS_TO_COMPILE);
    }

    static boolean decimalAsNumber(Options options) {
        return switch (options.text(DECIMAL).toLowerCase(Locale.ROOT)) {
            case "string" -> false;
            case "number" -> true;
            default -> throw options.invalid(DECIMAL, "string or number");
        };
    }
}
