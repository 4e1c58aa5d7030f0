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
import io.velostream.types.Changelog;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.util.List;

/// `upsert-json`: one row a line with `"_op":"upsert"`, which takes the place of the row with the
/// same key, or a key alone with `"_op":"delete"`.
public final class UpsertJsonFormat implements Format {
    /// The member beside those of the row.
    static final String OPERATION = "_op";

    static final String UPSERT = "upsert";
    static final String DELETE = "delete";

    @Override
    public String name() {
        return "upsert-json";
    }

    @Override
    public List<String> aliases() {
        return List.of("upsert_json", "json-upsert", "json_upsert", "upsert");
    }

    @Override
    public List<Option> options() {
        return List.of(JsonFormat.DECIMAL);
    }

    @Override
    public List<String> fileEndings() {
        return List.of(".upsert.jsonl", ".upsert.json", ".upsert.ndjson");
    }

    @Override
    public Changelog changelog() {
        return Changelog.UPSERT;
    }

    @Override
    public Schema infer(Sample sample, Options options) {
        return JsonInference.ofUpserts().infer(sample);
    }

    @Override
    public Decoder decoder(DecoderRequest request, Options options) {
        checkNames(request.schema());
        return new UpsertJsonDecoder(request, FastRows.standard());
    }

    @Override
    public RecordEnds recordEnds(Options options) {
        return new JsonRecordEnds();
    }

    @Override
    public Encoder encoder(Schema schema, List<Integer> key, Options options) {
        checkKey(key);
        checkNames(schema);
        return new UpsertJsonEncoder(
                schema, key, JsonFormat.decimalAsNumber(options), RowWriter.ROWS_TO_COMPILE);
    }

    private static void checkNames(Schema schema) {
        if (schema.indexOf(OPERATION) >= 0) {
            throw new UserException(
                    Diagnostic.of(
                                    "COLUMN_RESERVED",
                                    "column \"_op\" is what format \"upsert-json\" says of each"
                                            + " row, not a part of it")
                            .withHint("give the column another name"));
        }
    }
}
