package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import java.util.function.LongSupplier;

/// What is known of a row besides its columns, as BIGINT.
final class RowFacts {
    private RowFacts() {}

    /// Where in its origin each row was; null where that is not known.
    static final class Position extends Computing<LongColumn> {
        Position() {
            super(new LongColumn(SqlType.Basic.BIGINT, 0));
        }

        @Override
        public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
            long[] values = begin(batch).values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                values[row] = batch.position(row);
                if (values[row] < 0) {
                    out.setNull(row);
                }
            }
            return out;
        }
    }

    /// The time, read once per batch.
    static final class Now extends Computing<LongColumn> {
        private final LongSupplier clock;

        Now(LongSupplier clock) {
            super(new LongColumn(SqlType.Basic.BIGINT, 0));
            this.clock = clock;
        }

        @Override
        public LongColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
            long[] values = begin(batch).values();
            long now = clock.getAsLong();
            for (int i = 0; i < count; i++) {
                values[rows[i]] = now;
            }
            return out;
        }
    }
}
