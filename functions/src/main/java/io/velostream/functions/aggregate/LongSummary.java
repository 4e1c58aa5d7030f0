package io.velostream.functions.aggregate;

import io.velostream.functions.FunctionException;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.SummaryPart;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Storage;
import java.util.Arrays;
import java.util.Set;

/// A [Summary] of 64-bit integers and what is stored as such. The sum is exact, as in [LongSum].
final class LongSummary extends Summary {
    private static final long NO_LEAST = Long.MAX_VALUE;
    private static final long NO_MOST = Long.MIN_VALUE;

    private long[] words = new long[0];

    /// How often the sum wrapped round.
    private final RareCounts wraps = new RareCounts();

    LongSummary(Set<SummaryPart> wanted) {
        super(wanted);
    }

    @Override
    void grow(int length) {
        int used = words.length;
        words = Arrays.copyOf(words, length);
        fillExtremes(used, length);
    }

    private void fillExtremes(int from, int to) {
        if (hasExtremes) {
            for (int at = from; at < to; at += 1 << shift) {
                words[at + LEAST] = NO_LEAST;
                words[at + MOST] = NO_MOST;
            }
        }
    }

    @Override
    double valuesAlong(int[] groupOfRow, int[] rows, int count) {
        long[] words = this.words;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += words[groupOfRow[rows[i]] << shift];
        }
        return sum;
    }

    @Override
    void addAll(int[] groupOfRow, int count, Column argument) {
        long[] values = ((LongColumn) argument).values();
        long[] words = this.words;
        for (int row = 0; row < count; row++) {
            int at = groupOfRow[row] << 2;
            long value = values[row];
            words[at]++;
            long before = words[at + SUM];
            long sum = before + value;
            words[at + SUM] = sum;
            words[at + LEAST] = Math.min(words[at + LEAST], value);
            words[at + MOST] = Math.max(words[at + MOST], value);
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps.add(groupOfRow[row], value < 0 ? -1 : 1);
            }
        }
    }

    @Override
    void addAllToSums(int[] groupOfRow, int count, Column argument) {
        long[] values = ((LongColumn) argument).values();
        long[] words = this.words;
        for (int row = 0; row < count; row++) {
            int at = groupOfRow[row] << 1;
            long value = values[row];
            words[at]++;
            long before = words[at + SUM];
            long sum = before + value;
            words[at + SUM] = sum;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps.add(groupOfRow[row], value < 0 ? -1 : 1);
            }
        }
    }

    @Override
    void addSome(int[] groupOfRow, int[] rows, int count, Column argument, boolean nullable) {
        long[] values = ((LongColumn) argument).values();
        long[] words = this.words;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && argument.isNull(row)) {
                continue;
            }
            int at = groupOfRow[row] << shift;
            long value = values[row];
            words[at]++;
            long before = words[at + SUM];
            long sum = before + value;
            words[at + SUM] = sum;
            if (hasExtremes) {
                words[at + LEAST] = Math.min(words[at + LEAST], value);
                words[at + MOST] = Math.max(words[at + MOST], value);
            }
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps.add(groupOfRow[row], value < 0 ? -1 : 1);
            }
        }
    }

    @Override
    void mergeValues(Summary other, int[] from, int[] to, int count) {
        LongSummary that = (LongSummary) other;
        long[] mine = words;
        long[] theirs = that.words;
        for (int i = 0; i < count; i++) {
            int a = from[i] << shift;
            int b = to[i] << shift;
            mine[b] += theirs[a];
            long value = theirs[a + SUM];
            long before = mine[b + SUM];
            long sum = before + value;
            mine[b + SUM] = sum;
            if (((before ^ sum) & (value ^ sum)) < 0) {
                wraps.add(to[i], value < 0 ? -1 : 1);
            }
            if (hasExtremes) {
                mine[b + LEAST] = Math.min(mine[b + LEAST], theirs[a + LEAST]);
                mine[b + MOST] = Math.max(mine[b + MOST], theirs[a + MOST]);
            }
        }
        wraps.merge(that.wraps, from, to, count);
    }

    @Override
    void resetValues(int[] listed, int count) {
        for (int i = 0; i < count; i++) {
            int at = listed[i] << shift;
            words[at] = 0;
            words[at + SUM] = 0;
            fillExtremes(at, at + 1);
        }
        wraps.reset(listed, count);
    }

    @Override
    void clearValues(int length) {
        Arrays.fill(words, 0, length, 0);
        fillExtremes(0, length);
        wraps.clear();
    }

    @Override
    long rareBytes() {
        return wraps.bytes();
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeLongs(words, count << shift);
        wraps.write(count, writer);
    }

    @Override
    void read(StateReader reader) {
        GroupState.readInto(words, reader);
        wraps.read(reader);
    }

    @Override
    Results results(ResolvedAggregate aggregate) {
        return switch (aggregate.part().orElseThrow()) {
            case ROWS -> this::writeRows;
            case COUNT -> this::writeCounts;
            case SUM ->
                    aggregate.result().storage() == Storage.LONG
                            ? this::writeSums
                            : this::writeWideSums;
            case MEAN -> meansOf(aggregate);
            case LEAST -> (first, listed, count, out, _) -> copy(LEAST, first, listed, count, out);
            case MOST -> (first, listed, count, out, _) -> copy(MOST, first, listed, count, out);
        };
    }

    private Results meansOf(ResolvedAggregate aggregate) {
        SqlType result = aggregate.result();
        if (!(result instanceof Decimal)) {
            return this::writeMeans;
        }
        DecimalMean mean =
                new DecimalMean(StandardAggregates.places(aggregate.parameters(), result));
        return (first, listed, count, out, errors) ->
                writeDecimalMeans(mean, first, listed, count, out, errors);
    }

    private void writeRows(int first, int[] listed, int count, Column out, RowErrors errors) {
        writeCounts(first, listed, count, out, errors);
        addNulls(first, listed, count, ((LongColumn) out).values());
    }

    private void writeCounts(int first, int[] listed, int count, Column out, RowErrors errors) {
        long[] words = this.words;
        long[] results = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            results[i] = words[(first + listed[i]) << shift];
        }
    }

    private void copy(int word, int first, int[] listed, int count, Column out) {
        long[] words = this.words;
        long[] results = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            int at = (first + listed[i]) << shift;
            results[i] = words[at + word];
            if (words[at] == 0) {
                out.setNull(i);
            }
        }
    }

    private void writeSums(int first, int[] listed, int count, Column out, RowErrors errors) {
        copy(SUM, first, listed, count, out);
        if (wraps.isEmpty()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (wraps.of(first + listed[i]) != 0) {
                out.setNull(i);
                errors.add(i, FunctionException.NUMERIC_OVERFLOW, "SUM does not fit " + out.type());
            }
        }
    }

    /// No number of rows can bring 18 digits to more than 38.
    private void writeWideSums(int first, int[] listed, int count, Column out, RowErrors errors) {
        Int128Column results = (Int128Column) out;
        for (int i = 0; i < count; i++) {
            int group = first + listed[i];
            results.set(i, high(group), words[(group << shift) + SUM]);
            if (words[group << shift] == 0) {
                out.setNull(i);
            }
        }
    }

    /// The upper half of the sum as 128 bits.
    private long high(int group) {
        return wraps.of(group) + (words[(group << shift) + SUM] >> (Long.SIZE - 1));
    }

    private void writeMeans(int first, int[] listed, int count, Column out, RowErrors errors) {
        double[] results = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int group = first + listed[i];
            long values = words[group << shift];
            long sum = words[(group << shift) + SUM];
            results[i] = LongAverage.average(wraps.of(group), sum, values);
            if (values == 0) {
                out.setNull(i);
            }
        }
    }

    private void writeDecimalMeans(
            DecimalMean mean, int first, int[] listed, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int group = first + listed[i];
            long values = words[group << shift];
            if (values == 0) {
                out.setNull(i);
            } else {
                mean.write(high(group), words[(group << shift) + SUM], values, out, i, errors);
            }
        }
    }
}
