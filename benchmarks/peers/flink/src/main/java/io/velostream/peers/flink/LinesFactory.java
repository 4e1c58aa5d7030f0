package io.velostream.peers.flink;

import io.velostream.peers.LineCounter;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;
import org.jspecify.annotations.Nullable;

/// The connector `lines`: each row becomes bytes by Flink's own format, which the [LineCounter] of
/// the run takes.
public final class LinesFactory implements DynamicTableSinkFactory {
    /// Of the run in progress. Static, because Flink makes its sinks from serialized copies; the
    /// local cluster has them in the same JVM.
    private static volatile @Nullable LineCounter lines;

    static void open(LineCounter counter) {
        lines = counter;
    }

    static LineCounter lines() {
        LineCounter counter = lines;
        if (counter == null) {
            throw new IllegalStateException("no run is in progress");
        }
        return counter;
    }

    @Override
    public String factoryIdentifier() {
        return "lines";
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(FactoryUtil.FORMAT);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of();
    }

    @Override
    public DynamicTableSink createDynamicTableSink(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        EncodingFormat<SerializationSchema<RowData>> format =
                helper.discoverEncodingFormat(SerializationFormatFactory.class, FactoryUtil.FORMAT);
        helper.validate();
        return new LinesSink(format, context.getPhysicalRowDataType());
    }
}
