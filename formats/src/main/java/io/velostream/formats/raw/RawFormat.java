package io.velostream.formats.raw;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.RecordEnds;
import io.velostream.connect.Sample;
import io.velostream.formats.decode.LineEnds;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.util.List;

/// `raw`: one column of type STRING or BYTES, whose value is the whole line without its end. A
/// value that holds line feeds is written as it is, and read again as several rows.
public final class RawFormat implements Format {
    @Override
    public String name() {
        return "raw";
    }

    @Override
    public List<String> aliases() {
        return List.of("text", "line", "lines");
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> fileEndings() {
        return List.of();
    }

    @Override
    public Schema infer(Sample sample, Options options) {
        return Schema.of(new SqlType.Field("line", SqlType.Basic.STRING));
    }

    @Override
    public Decoder decoder(DecoderRequest request, Options options) {
        check(request.schema());
        return new RawDecoder(request);
    }

    @Override
    public RecordEnds recordEnds(Options options) {
        return new LineEnds();
    }

    @Override
    public Encoder encoder(Schema schema, List<Integer> key, Options options) {
        check(schema);
        return new RawEncoder();
    }

    private static void check(Schema schema) {
        if (schema.size() != 1
                || (schema.type(0) != SqlType.Basic.STRING
                        && schema.type(0) != SqlType.Basic.BYTES)) {
            throw new UserException(
                    Diagnostic.of(
                                    "TYPE_NOT_SUPPORTED",
                                    "format \"raw\" has one column of type STRING or BYTES, not "
                                            + schema)
                            .withHint("CONCAT makes one STRING of several columns"));
        }
    }
}
