package io.velostream.peers.flink;

import io.velostream.peers.LineCounter;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.SinkV2Provider;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.RowKind;

/// Takes new rows of updates, never old ones, so that Flink need not make those.
record LinesSink(EncodingFormat<SerializationSchema<RowData>> format, DataType type)
        implements DynamicTableSink {
    @Override
    public ChangelogMode getChangelogMode(ChangelogMode requested) {
        ChangelogMode.Builder mode = ChangelogMode.newBuilder();
        for (RowKind kind : requested.getContainedKinds()) {
            if (kind != RowKind.UPDATE_BEFORE) {
                mode.addContainedKind(kind);
            }
        }
        return mode.build();
    }

    @Override
    public SinkRuntimeProvider getSinkRuntimeProvider(DynamicTableSink.Context context) {
        return SinkV2Provider.of(new Lines(format.createRuntimeEncoder(context, type)));
    }

    @Override
    public DynamicTableSink copy() {
        return this;
    }

    @Override
    public String asSummaryString() {
        return "lines";
    }

    private record Lines(SerializationSchema<RowData> encoder) implements Sink<RowData> {
        @Override
        public SinkWriter<RowData> createWriter(WriterInitContext context) throws IOException {
            try {
                encoder.open(context.asSerializationSchemaInitializationContext());
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
            return new Writer(encoder, LinesFactory.lines());
        }
    }

    private record Writer(SerializationSchema<RowData> encoder, LineCounter lines)
            implements SinkWriter<RowData> {
        @Override
        public void write(RowData row, SinkWriter.Context context) throws IOException {
            // The window with early fires sends old rows all the same.
            if (row.getRowKind() != RowKind.UPDATE_BEFORE) {
                lines.write(encoder.serialize(row));
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
