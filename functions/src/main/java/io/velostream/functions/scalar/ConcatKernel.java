package io.velostream.functions.scalar;

import io.velostream.functions.ScalarKernel;
import io.velostream.functions.TextBuilder;
import io.velostream.functions.call.RowValues;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.TextColumn;

/// `CONCAT` and `CONCAT_WS`: arguments of any type as text, one behind the other; nulls are left
/// out.
final class ConcatKernel implements ScalarKernel {
    private final String name;
    private final boolean separated;
    private final TextBuilder text = new TextBuilder();

    /// @param separated whether the first argument stands between the others
    ConcatKernel(String name, boolean separated) {
        this.name = name;
        this.separated = separated;
    }

    @Override
    public void evaluate(Column[] arguments, int[] rows, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            try {
                if (separated && arguments[0].isNull(row)) {
                    out.setNull(row);
                } else {
                    concat(arguments, row);
                    RowValues.put(text, (TextColumn) out, row);
                }
            } catch (RuntimeException failure) {
                RowValues.fail(failure, name, out, row, errors);
            }
        }
    }

    private void concat(Column[] arguments, int row) {
        text.clear();
        boolean first = true;
        for (int i = separated ? 1 : 0; i < arguments.length; i++) {
            if (arguments[i].isNull(row)) {
                continue;
            }
            if (separated && !first) {
                ValueText.append(arguments[0], row, text);
            }
            ValueText.append(arguments[i], row, text);
            first = false;
        }
    }
}
