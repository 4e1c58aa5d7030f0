package io.velostream.formats.csv;

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

/// `csv`: fields between delimiters, the column names in the first line.
public sealed class CsvFormat implements Format permits CsvNoHeaderFormat {
    private final String name;
    private final boolean headerByDefault;

    public CsvFormat() {
        this("csv", true);
    }

    CsvFormat(String name, boolean headerByDefault) {
        this.name = name;
        this.headerByDefault = headerByDefault;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Option> options() {
        return CsvDialect.options(headerByDefault);
    }

    @Override
    public List<String> fileEndings() {
        return List.of(".csv");
    }

    @Override
    public final Schema infer(Sample sample, Options options) {
        return new CsvInference(CsvDialect.of(options, headerByDefault)).infer(sample);
    }

    @Override
    public final Decoder decoder(DecoderRequest request, Options options) {
        return new CsvDecoder(
                request, CsvDialect.of(options, headerByDefault), FastRows.standard());
    }

    @Override
    public final RecordEnds recordEnds(Options options) {
        return new CsvRecordEnds(CsvDialect.of(options, headerByDefault));
    }

    @Override
    public final Encoder encoder(Schema schema, List<Integer> key, Options options) {
        return new CsvEncoder(
                schema, CsvDialect.of(options, headerByDefault), RowWriter.ROWS_TO_COMPILE);
    }
}
