package io.velostream.engine.operator;

import io.velostream.types.RowKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a test's input.
///
/// @param values as [RowValues] describes
/// @param watermark as it stood just before the row, in micros
/// @param kind its [RowKind]
record InputRow(List<@Nullable Object> values, long watermark, byte kind) {
    InputRow(List<@Nullable Object> values, long watermark) {
        this(values, watermark, RowKind.INSERT);
    }

    @Nullable Object value(int column) {
        return values.get(column);
    }

    InputRow as(byte otherKind) {
        return new InputRow(values, watermark, otherKind);
    }
}
