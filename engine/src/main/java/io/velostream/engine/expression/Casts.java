package io.velostream.engine.expression;

import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.SqlType.Map;
import io.velostream.types.SqlType.Struct;
import java.util.ArrayList;
import java.util.List;

/// Chooses the kernel of a cast: the counterpart of [io.velostream.planner.expression.CastTypes].
final class Casts {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long MICROS_PER_MILLISECOND = 1000;

    private Casts() {}

    /// Whether the values lie in memory in the same way in both types, so that the cast is nothing:
    /// equal types, and wider integers and decimals of the same storage and scale.
    static boolean isNothing(SqlType from, SqlType to) {
        return from.equals(to)
                || (from == Basic.INT && to == Basic.BIGINT)
                || (from instanceof Decimal(int precision, int scale)
                        && to instanceof Decimal wider
                        && wider.scale() == scale
                        && wider.precision() >= precision
                        && wider.storage() == from.storage());
    }

    static CastKernel of(SqlType from, SqlType to) {
        if (to == Basic.STRING) {
            return TextCasts.from(from);
        }
        return switch (from) {
            case Decimal _ -> NumberCasts.of(from, to);
            case Basic basic -> ofBasic(basic, to);
            case Array(SqlType element) ->
                    NestedCasts.arrays(element, kernel(element, ((Array) to).element()));
            case Map(SqlType key, SqlType value) ->
                    NestedCasts.maps(
                            (Map) from,
                            kernel(key, ((Map) to).key()),
                            kernel(value, ((Map) to).value()));
            case Struct struct -> NestedCasts.structs(fields(struct, (Struct) to));
        };
    }

    /// As [#of], for parts of values, where a cast that is nothing must still copy.
    private static CastKernel kernel(SqlType from, SqlType to) {
        return isNothing(from, to)
                ? (in, rows, count, out, _) -> Scatter.copy(in, rows, count, out)
                : of(from, to);
    }

    private static List<CastKernel> fields(Struct from, Struct to) {
        List<CastKernel> kernels = new ArrayList<>();
        for (int i = 0; i < from.fields().size(); i++) {
            kernels.add(kernel(from.fields().get(i).type(), to.fields().get(i).type()));
        }
        return kernels;
    }

    private static CastKernel ofBasic(Basic from, SqlType to) {
        return switch (from) {
            case NULL -> (in, rows, count, out, failures) -> {};
            case STRING -> ParseCasts.to(to);
            case BOOLEAN -> NumberCasts::booleanToInteger;
            case INT, BIGINT -> ofInteger(from, to);
            case DOUBLE -> NumberCasts.of(from, to);
            case DATE -> multiply(MICROS_PER_DAY);
            case TIME -> multiply(1);
            case TIMESTAMP -> ofTimestamp(to);
            case BYTES, INTERVAL, INTERVAL_MONTH -> throw noCast(from, to);
        };
    }

    private static CastKernel ofInteger(Basic from, SqlType to) {
        if (to == Basic.BOOLEAN) {
            return NumberCasts::integerToBoolean;
        }
        return to == Basic.TIMESTAMP ? multiply(MICROS_PER_MILLISECOND) : NumberCasts.of(from, to);
    }

    private static CastKernel ofTimestamp(SqlType to) {
        if (to == Basic.DATE) {
            return divide(MICROS_PER_DAY);
        }
        if (to == Basic.BIGINT) {
            return divide(MICROS_PER_MILLISECOND);
        }
        if (to == Basic.TIME) {
            return Casts::timeOfDay;
        }
        throw noCast(Basic.TIMESTAMP, to);
    }

    private static IllegalArgumentException noCast(SqlType from, SqlType to) {
        return new IllegalArgumentException(from + " has no cast to " + to);
    }

    private static CastKernel multiply(long factor) {
        return (from, rows, count, out, failures) -> {
            long[] values = ((LongColumn) from).values();
            long[] to = ((LongColumn) out).values();
            if (LongLoops.multiplyConstant(values, factor, to, rows, count)) {
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    if (Math.multiplyHigh(values[row], factor) != to[row] >> 63) {
                        failures.fail(from, row, out);
                    }
                }
            }
        };
    }

    private static CastKernel divide(long divisor) {
        return (from, rows, count, out, _) -> {
            long[] values = ((LongColumn) from).values();
            long[] to = ((LongColumn) out).values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                to[row] = Math.floorDiv(values[row], divisor);
            }
        };
    }

    private static void timeOfDay(
            Column from, int[] rows, int count, Column out, CastFailures failures) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            ((LongColumn) out)
                    .set(row, Math.floorMod(((LongColumn) from).get(row), MICROS_PER_DAY));
        }
    }
}
