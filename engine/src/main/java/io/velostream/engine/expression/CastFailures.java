package io.velostream.engine.expression;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import org.jspecify.annotations.Nullable;

/// What becomes of values that cannot be cast: null, and an error of the row unless the cast is
/// TRY_CAST.
final class CastFailures {
    private static final String REASON = "CAST_FAILED";

    private final SqlType to;
    private final boolean silent;
    private @Nullable RowErrors errors;
    private int count;

    /// @param silent whether rows merely become null
    CastFailures(SqlType to, boolean silent) {
        this.to = to;
        this.silent = silent;
    }

    void begin(RowErrors rowErrors) {
        errors = rowErrors;
        count = 0;
    }

    /// As [#begin] for a silent one.
    void clear() {
        count = 0;
    }

    /// How many failures there were since [#begin] or [#clear].
    int count() {
        return count;
    }

    void fail(Column from, int row, Column out) {
        out.setNull(row);
        count++;
        if (!silent && errors != null) {
            errors.add(row, REASON, "cannot cast " + ValueText.of(from, row) + " to " + to);
        }
    }
}
