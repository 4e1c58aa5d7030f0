package io.velostream.planner.analysis;

import io.velostream.planner.plan.WindowShape;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Optional;

/// Makes shapes of windows out of their lengths, which it checks.
///
/// @param time the type of the window's time: milliseconds cannot tell the bounds of a window of
///   microseconds
record WindowShapes(SqlType time) {
    private static final long MILLISECOND = 1000;

    /// A length of time as it was written.
    record Length(long micros, Node place) {}

    WindowShape tumbling(Length size, Optional<Length> offset) {
        long length = positive(size, "the length of a window");
        return new WindowShape.Tumbling(length, offset(offset, length));
    }

    WindowShape hopping(Length size, Length advance, Optional<Length> offset) {
        long length = positive(size, "the length of a window");
        long step = positive(advance, "what a window advances by");
        return new WindowShape.Hopping(length, step, offset(offset, step));
    }

    WindowShape cumulating(Length size, Length step, Optional<Length> offset) {
        long length = positive(size, "the length of a window");
        long part = positive(step, "the step of a CUMULATE window");
        if (length % part != 0) {
            throw Faults.at(
                    size.place(),
                    "WINDOW_INVALID",
                    "the length of a CUMULATE window must be a multiple of its step",
                    "the step comes first: CUMULATE(ts, INTERVAL '10' MINUTE, INTERVAL '1' HOUR)");
        }
        return new WindowShape.Cumulating(length, part, offset(offset, length));
    }

    WindowShape session(Length gap) {
        return new WindowShape.Session(positive(gap, "the gap of a session"));
    }

    private long positive(Length length, String what) {
        if (length.micros() <= 0) {
            throw Faults.at(length.place(), "WINDOW_INVALID", what + " must be positive");
        }
        return whole(length);
    }

    /// An offset is as good as what is left of it within one length.
    private long offset(Optional<Length> offset, long length) {
        return offset.map(o -> Math.floorMod(whole(o), length)).orElse(0L);
    }

    private long whole(Length length) {
        if (time == Basic.BIGINT && length.micros() % MILLISECOND != 0) {
            throw Faults.at(
                    length.place(),
                    "WINDOW_INVALID",
                    "a window over BIGINT milliseconds is measured in whole milliseconds",
                    "use a TIMESTAMP as its time");
        }
        return length.micros();
    }
}
