package io.velostream.engine.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a test's input.
///
/// @param values as [RowValues] describes
/// @param watermark as it stood just before the row, in micros
record InputRow(List<@Nullable Object> values, long watermark) {
    @Nullable Object value(int column) {
        return values.get(column);
    }
}
