package io.velostream.planner.analysis;

import io.velostream.planner.plan.WindowShape;
import io.velostream.sql.tree.Expression.Call;
import java.util.Locale;
import java.util.Optional;

/// Flink's functions of windows: `TUMBLE(…)` in a GROUP BY, and `TUMBLE_START(…)` and its like,
/// which read the window's bounds.
///
/// @param read what of the window it reads; empty if it is the window itself
record WindowFunction(Kind kind, Optional<Read> read) {
    /// Which window.
    enum Kind {
        TUMBLE,
        HOP,
        CUMULATE,
        SESSION;

        boolean is(WindowShape shape) {
            return switch (shape) {
                case WindowShape.Tumbling _ -> this == TUMBLE;
                case WindowShape.Hopping _ -> this == HOP;
                case WindowShape.Cumulating _ -> this == CUMULATE;
                case WindowShape.Session _ -> this == SESSION;
            };
        }
    }

    /// What of it.
    enum Read {
        START,
        END,
        /// The last millisecond before the end.
        ROWTIME,
        PROCTIME
    }

    /// The function of that name, if it is one of these.
    static Optional<WindowFunction> of(Call call) {
        if (!call.name().isSimple()) {
            return Optional.empty();
        }
        String name = call.name().last().name().toUpperCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (name.equals(kind.name())) {
                return Optional.of(new WindowFunction(kind, Optional.empty()));
            }
            for (Read read : Read.values()) {
                if (name.equals(kind + "_" + read)) {
                    return Optional.of(new WindowFunction(kind, Optional.of(read)));
                }
            }
        }
        return Optional.empty();
    }
}
