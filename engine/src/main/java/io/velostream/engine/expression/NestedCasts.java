package io.velostream.engine.expression;

import io.velostream.types.ArrayColumn;
import io.velostream.types.Column;
import io.velostream.types.MapColumn;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import java.util.List;

/// Casts of arrays, maps and structs, part by part. If one part cannot be cast, the whole cannot.
final class NestedCasts {
    private NestedCasts() {}

    static CastKernel arrays(SqlType element, CastKernel kernel) {
        Parts parts = new Parts(element, kernel);
        return (from, rows, count, out, failures) -> {
            ArrayColumn column = (ArrayColumn) from;
            ArrayColumn target = (ArrayColumn) out;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int length = column.length(row);
                int to = target.append(row, length);
                if (!parts.cast(
                        column.elements(), column.start(row), length, target.elements(), to)) {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    static CastKernel maps(SqlType.Map type, CastKernel keyKernel, CastKernel valueKernel) {
        Parts keys = new Parts(type.key(), keyKernel);
        Parts values = new Parts(type.value(), valueKernel);
        return (from, rows, count, out, failures) -> {
            MapColumn column = (MapColumn) from;
            MapColumn target = (MapColumn) out;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int length = column.length(row);
                int start = column.start(row);
                int to = target.append(row, length);
                if (!keys.cast(column.keys(), start, length, target.keys(), to)
                        || !values.cast(column.values(), start, length, target.values(), to)) {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    static CastKernel structs(List<CastKernel> kernels) {
        int[] one = new int[1];
        CastFailures inside = new CastFailures(SqlType.Basic.NULL, true);
        return (from, rows, count, out, failures) -> {
            StructColumn column = (StructColumn) from;
            StructColumn target = (StructColumn) out;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                one[0] = row;
                inside.clear();
                for (int f = 0; f < kernels.size(); f++) {
                    if (column.field(f).isNull(row)) {
                        target.field(f).setNull(row);
                    } else {
                        kernels.get(f).cast(column.field(f), one, 1, target.field(f), inside);
                    }
                }
                if (inside.count() > 0) {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    /// A run of elements: moved to the rows they are to have, then cast there, because kernels
    /// write at the row that they read.
    private static final class Parts {
        private final Column moved;
        private final CastKernel kernel;
        private final CastFailures inside = new CastFailures(SqlType.Basic.NULL, true);
        private int[] rows = new int[0];

        Parts(SqlType type, CastKernel kernel) {
            this.moved = Column.of(type, 0);
            this.kernel = kernel;
        }

        boolean cast(Column from, int start, int length, Column out, int to) {
            moved.clear();
            moved.ensureCapacity(to + length);
            if (rows.length < length) {
                rows = new int[length];
            }
            int present = 0;
            for (int i = 0; i < length; i++) {
                if (from.isNull(start + i)) {
                    out.setNull(to + i);
                } else {
                    moved.copy(to + i, from, start + i);
                    rows[present++] = to + i;
                }
            }
            inside.clear();
            kernel.cast(moved, rows, present, out, inside);
            return inside.count() == 0;
        }
    }
}
