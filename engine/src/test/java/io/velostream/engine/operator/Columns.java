package io.velostream.engine.operator;

import io.velostream.engine.expression.Evaluator;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trivial expressions over [RandomInput].
final class Columns {
    /// A quantity on which [#checked] fails.
    static final long UNLUCKY = 13;

    private Columns() {}

    static NamedEvaluator column(int index) {
        Evaluator evaluator = (batch, _, _, _) -> batch.column(index);
        return new NamedEvaluator(RandomInput.SCHEMA.name(index), evaluator);
    }

    static List<NamedEvaluator> columns(int... indexes) {
        return Arrays.stream(indexes).mapToObj(Columns::column).toList();
    }

    static List<SqlType> types(int... indexes) {
        return Arrays.stream(indexes).mapToObj(RandomInput.SCHEMA::type).toList();
    }

    static List<SqlType.Field> fields(int... indexes) {
        return new ArrayList<>(Arrays.stream(indexes).mapToObj(RandomInput.SCHEMA::field).toList());
    }

    static Schema schema(int... indexes) {
        return new Schema(fields(indexes));
    }

    /// The quantity, in a column of its own; a row whose quantity is [#UNLUCKY] fails.
    static NamedEvaluator checked() {
        Column out = new LongColumn(SqlType.Basic.BIGINT, 1);
        Evaluator evaluator =
                (batch, rows, count, errors) -> {
                    LongColumn quantities = (LongColumn) batch.column(RandomInput.QUANTITY);
                    LongColumn results = (LongColumn) out;
                    results.clear();
                    results.ensureCapacity(batch.rowCount());
                    for (int i = 0; i < count; i++) {
                        int row = rows[i];
                        if (quantities.isNull(row)) {
                            results.setNull(row);
                        } else if (quantities.get(row) == UNLUCKY) {
                            results.setNull(row);
                            errors.add(row, "UNLUCKY", "13");
                        } else {
                            results.set(row, quantities.get(row));
                        }
                    }
                    return results;
                };
        return new NamedEvaluator("checked(quantity)", evaluator);
    }

    static boolean isUnlucky(InputRow row) {
        return Long.valueOf(UNLUCKY).equals(row.value(RandomInput.QUANTITY));
    }

    static boolean isTrue(BooleanColumn flags, int row) {
        return !flags.isNull(row) && flags.get(row);
    }
}
