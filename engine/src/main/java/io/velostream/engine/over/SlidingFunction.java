package io.velostream.engine.over;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.Storage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/// The aggregates that [FrameTotals] answer.
enum SlidingFunction {
    COUNT,
    SUM,
    AVG,
    MIN,
    MAX;

    private static final double TWO_64 = 0x1p64;

    /// The function if it is one of these, over values of 64 bits.
    static Optional<SlidingFunction> of(ResolvedAggregate aggregate) {
        if (aggregate.distinct()) {
            return Optional.empty();
        }
        if (aggregate.name().equals("COUNT")) {
            return Optional.of(COUNT);
        }
        if (aggregate.parameters().size() != 1) {
            return Optional.empty();
        }
        Storage storage = aggregate.parameters().getFirst().storage();
        if (storage != Storage.LONG && storage != Storage.DOUBLE) {
            return Optional.empty();
        }
        return switch (aggregate.name()) {
            case "SUM" -> Optional.of(SUM);
            case "AVG" -> Optional.of(AVG);
            case "MIN" -> Optional.of(MIN);
            case "MAX" -> Optional.of(MAX);
            default -> Optional.empty();
        };
    }

    boolean needsSum() {
        return this == SUM || this == AVG;
    }

    boolean needsExtremes() {
        return this == MIN || this == MAX;
    }

    /// Writes the result of each of `rows[0..count)`, whose totals are at the same row number plus
    /// `offset`, to `out`, which is cleared.
    ///
    /// @param floating whether the argument is DOUBLE
    /// @param morePlaces for AVG of decimals: how many the result has more than the argument
    void finish(
            FrameTotals totals,
            boolean floating,
            int morePlaces,
            int[] rows,
            int count,
            Column out,
            RowErrors errors) {
        if (this == COUNT) {
            long[] to = ((LongColumn) out).values();
            for (int i = 0; i < count; i++) {
                to[rows[i]] = totals.counts[rows[i]];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            if (totals.counts[rows[i]] == 0) {
                out.setNull(rows[i]);
            }
        }
        if (floating) {
            finishDoubles(totals, rows, count, ((DoubleColumn) out).values());
        } else {
            finishExact(totals, morePlaces, rows, count, out, errors);
        }
    }

    private void finishDoubles(FrameTotals totals, int[] rows, int count, double[] to) {
        switch (this) {
            case COUNT -> throw new IllegalStateException("a count is not floating");
            case SUM -> {
                for (int i = 0; i < count; i++) {
                    to[rows[i]] = Double.longBitsToDouble(totals.sums[rows[i]]);
                }
            }
            case AVG -> {
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    to[row] = Double.longBitsToDouble(totals.sums[row]) / totals.counts[row];
                }
            }
            case MIN -> {
                for (int i = 0; i < count; i++) {
                    to[rows[i]] = SlidingAggregate.number(totals.least[rows[i]]);
                }
            }
            case MAX -> {
                for (int i = 0; i < count; i++) {
                    to[rows[i]] = SlidingAggregate.number(totals.greatest[rows[i]]);
                }
            }
        }
    }

    private void finishExact(
            FrameTotals totals,
            int morePlaces,
            int[] rows,
            int count,
            Column out,
            RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (totals.counts[row] == 0) {
                continue;
            }
            switch (this) {
                case COUNT -> throw new IllegalStateException("counts are finished before");
                case SUM -> putSum(totals.highs[row], totals.sums[row], out, row, errors);
                case AVG -> putAverage(totals, morePlaces, row, out);
                case MIN -> ((LongColumn) out).set(row, totals.least[row]);
                case MAX -> ((LongColumn) out).set(row, totals.greatest[row]);
            }
        }
    }

    private static void putSum(long high, long low, Column out, int row, RowErrors errors) {
        if (out instanceof Int128Column wide) {
            wide.set(row, high, low);
        } else if (Int128.fitsLong(high, low)) {
            ((LongColumn) out).set(row, low);
        } else {
            out.setNull(row);
            errors.add(row, FunctionException.NUMERIC_OVERFLOW, "SUM does not fit " + out.type());
        }
    }

    private static void putAverage(FrameTotals totals, int morePlaces, int row, Column out) {
        long high = totals.highs[row];
        long low = totals.sums[row];
        long count = totals.counts[row];
        if (out instanceof DoubleColumn doubles) {
            // How often the signed lower half wrapped round.
            long wraps = high - (low >> 63);
            double sum = wraps == 0 ? low : low + wraps * TWO_64;
            doubles.set(row, sum / count);
            return;
        }
        BigInteger value =
                new BigDecimal(
                                Int128.toBigInteger(high, low)
                                        .multiply(BigInteger.TEN.pow(morePlaces)))
                        .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                        .unscaledValue();
        // The mean of values of up to 18 digits has no more digits than 38.
        ((Int128Column) out).set(row, Int128.high(value), Int128.low(value));
    }

    /// How many places the average of decimals has more than its argument.
    static int morePlaces(ResolvedAggregate aggregate) {
        return aggregate.name().equals("AVG")
                        && aggregate.result() instanceof Decimal to
                        && aggregate.parameters().getFirst() instanceof Decimal from
                ? to.scale() - from.scale()
                : 0;
    }
}
