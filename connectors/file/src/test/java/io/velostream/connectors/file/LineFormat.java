package io.velostream.connectors.file;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.OutputBuffer;
import io.velostream.connect.RecordEnds;
import io.velostream.connect.Sample;
import io.velostream.formats.decode.LineEnds;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The simplest format there is: each line is the value of one STRING column. A line `!` fails.
public final class LineFormat implements Format {
    static final Schema SCHEMA = Schema.of(new SqlType.Field("line", SqlType.Basic.STRING));

    /// If given, the text of a header line.
    static final Option HEADER = Option.of("line.header", "text of the first line");

    @Override
    public String name() {
        return "line";
    }

    @Override
    public List<String> fileEndings() {
        return List.of(".lines");
    }

    @Override
    public List<Option> options() {
        return List.of(HEADER);
    }

    @Override
    public Schema infer(Sample sample, Options options) {
        int end = sample.from();
        while (end < sample.to() && sample.bytes()[end] != '\n') {
            end++;
        }
        String name =
                new String(
                        sample.bytes(), sample.from(), end - sample.from(), StandardCharsets.UTF_8);
        return Schema.of(new SqlType.Field(name, SqlType.Basic.STRING));
    }

    @Override
    public Decoder decoder(DecoderRequest request, Options options) {
        return new LineDecoder(request);
    }

    @Override
    public RecordEnds recordEnds(Options options) {
        return new LineEnds();
    }

    @Override
    public Encoder encoder(Schema schema, List<Integer> key, Options options) {
        return new Encoder() {
            @Override
            public void begin(OutputBuffer out) {
                options.find(HEADER).ifPresent(header -> line(Text.of(header), out));
            }

            @Override
            public void encode(Batch batch, OutputBuffer out) {
                Text view = new Text();
                for (int i = 0; i < batch.size(); i++) {
                    ((TextColumn) batch.column(0)).get(batch.rows()[i], view);
                    line(view, out);
                }
            }
        };
    }

    private static void line(Text text, OutputBuffer out) {
        out.write(text.bytes(), text.offset(), text.length());
        out.write((byte) '\n');
    }

    private static final class LineDecoder implements Decoder {
        private final DecoderRequest request;
        private final Text failed = new Text();
        private long line = 1;

        LineDecoder(DecoderRequest request) {
            this.request = request;
        }

        @Override
        public int decode(byte[] bytes, int from, int to, boolean last, Batch batch) {
            TextColumn column = (TextColumn) batch.column(0);
            long[] positions = new long[column.capacity()];
            int rows = 0;
            int at = from;
            while (at < to && rows < column.capacity()) {
                int end = at;
                while (end < to && bytes[end] != '\n') {
                    end++;
                }
                if (end == to && !last) {
                    break;
                }
                if (end - at == 1 && bytes[at] == '!') {
                    failed.set(bytes, at, 1);
                    request.failures().rowFailed("BAD", "bad", request.origin(), line, failed);
                } else {
                    positions[rows] = line;
                    column.set(rows++, bytes, at, end - at);
                }
                line++;
                at = Math.min(to, end + 1);
            }
            batch.setRowCount(rows);
            batch.setOrigin(request.origin(), positions);
            return at;
        }

        @Override
        public long nextLine() {
            return line;
        }

        @Override
        public void setNextLine(long newLine) {
            line = newLine;
        }
    }
}
