package io.velostream.functions.aggregate;

import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.SummaryPart;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.Set;

/// A [Summary] of DOUBLE: the plain sum in the order of arrival, NaN greater than every number.
///
/// The count is a double as well, exact up to 2^53. The least is that of the numbers; it is NaN
/// only where all values are, and so these are counted.
final class DoubleSummary extends Summary {
    private static final double NO_LEAST = Double.POSITIVE_INFINITY;
    private static final double NO_MOST = Double.NEGATIVE_INFINITY;

    private double[] words = new double[0];
    private final RareCounts nans = new RareCounts();

    DoubleSummary(Set<SummaryPart> wanted) {
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
        double[] words = this.words;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += words[groupOfRow[rows[i]] << shift];
        }
        return sum;
    }

    @Override
    void addAll(int[] groupOfRow, int count, Column argument) {
        double[] values = ((DoubleColumn) argument).values();
        double[] words = this.words;
        for (int row = 0; row < count; row++) {
            double value = values[row];
            if (Double.isNaN(value)) {
                addNaN(groupOfRow[row]);
                continue;
            }
            int at = groupOfRow[row] << 2;
            words[at]++;
            words[at + SUM] += value;
            words[at + LEAST] = Math.min(words[at + LEAST], value);
            words[at + MOST] = Math.max(words[at + MOST], value);
        }
    }

    @Override
    void addAllToSums(int[] groupOfRow, int count, Column argument) {
        double[] values = ((DoubleColumn) argument).values();
        double[] words = this.words;
        for (int row = 0; row < count; row++) {
            int at = groupOfRow[row] << 1;
            words[at]++;
            words[at + SUM] += values[row];
        }
    }

    @Override
    void addSome(int[] groupOfRow, int[] rows, int count, Column argument, boolean nullable) {
        double[] values = ((DoubleColumn) argument).values();
        double[] words = this.words;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && argument.isNull(row)) {
                continue;
            }
            double value = values[row];
            if (hasExtremes && Double.isNaN(value)) {
                addNaN(groupOfRow[row]);
                continue;
            }
            int at = groupOfRow[row] << shift;
            words[at]++;
            words[at + SUM] += value;
            if (hasExtremes) {
                words[at + LEAST] = Math.min(words[at + LEAST], value);
                words[at + MOST] = Math.max(words[at + MOST], value);
            }
        }
    }

    private void addNaN(int group) {
        int at = group << shift;
        words[at]++;
        words[at + SUM] = Double.NaN;
        words[at + MOST] = Double.NaN;
        nans.add(group, 1);
    }

    @Override
    void mergeValues(Summary other, int[] from, int[] to, int count) {
        DoubleSummary that = (DoubleSummary) other;
        double[] mine = words;
        double[] theirs = that.words;
        for (int i = 0; i < count; i++) {
            int a = from[i] << shift;
            int b = to[i] << shift;
            mine[b] += theirs[a];
            mine[b + SUM] += theirs[a + SUM];
            if (hasExtremes) {
                mine[b + LEAST] = Math.min(mine[b + LEAST], theirs[a + LEAST]);
                mine[b + MOST] = Math.max(mine[b + MOST], theirs[a + MOST]);
            }
        }
        nans.merge(that.nans, from, to, count);
    }

    @Override
    void resetValues(int[] listed, int count) {
        for (int i = 0; i < count; i++) {
            int at = listed[i] << shift;
            words[at] = 0;
            words[at + SUM] = 0;
            fillExtremes(at, at + 1);
        }
        nans.reset(listed, count);
    }

    @Override
    void clearValues(int length) {
        Arrays.fill(words, 0, length, 0);
        fillExtremes(0, length);
        nans.clear();
    }

    @Override
    long rareBytes() {
        return nans.bytes();
    }

    @Override
    void write(int count, StateWriter writer) {
        writer.writeDoubles(words, count << shift);
        nans.write(count, writer);
    }

    @Override
    void read(StateReader reader) {
        GroupState.readInto(words, reader);
        nans.read(reader);
    }

    @Override
    Results results(ResolvedAggregate aggregate) {
        return switch (aggregate.part().orElseThrow()) {
            case ROWS -> this::writeRows;
            case COUNT -> this::writeCounts;
            case SUM -> (first, listed, count, out, _) -> copy(SUM, first, listed, count, out);
            case MEAN -> this::writeMeans;
            case LEAST -> this::writeLeast;
            case MOST -> (first, listed, count, out, _) -> copy(MOST, first, listed, count, out);
        };
    }

    private void writeRows(int first, int[] listed, int count, Column out, RowErrors errors) {
        writeCounts(first, listed, count, out, errors);
        addNulls(first, listed, count, ((LongColumn) out).values());
    }

    private void writeCounts(int first, int[] listed, int count, Column out, RowErrors errors) {
        double[] words = this.words;
        long[] results = ((LongColumn) out).values();
        for (int i = 0; i < count; i++) {
            results[i] = (long) words[(first + listed[i]) << shift];
        }
    }

    private void copy(int word, int first, int[] listed, int count, Column out) {
        double[] words = this.words;
        double[] results = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int at = (first + listed[i]) << shift;
            results[i] = words[at + word];
            if (words[at] == 0) {
                out.setNull(i);
            }
        }
    }

    private void writeLeast(int first, int[] listed, int count, Column out, RowErrors errors) {
        copy(LEAST, first, listed, count, out);
        if (!nans.isEmpty()) {
            double[] results = ((DoubleColumn) out).values();
            for (int i = 0; i < count; i++) {
                long ofGroup = nans.of(first + listed[i]);
                if (ofGroup > 0 && ofGroup == words[(first + listed[i]) << shift]) {
                    results[i] = Double.NaN;
                }
            }
        }
    }

    private void writeMeans(int first, int[] listed, int count, Column out, RowErrors errors) {
        double[] words = this.words;
        double[] results = ((DoubleColumn) out).values();
        for (int i = 0; i < count; i++) {
            int at = (first + listed[i]) << shift;
            results[i] = words[at + SUM] / words[at];
            if (words[at] == 0) {
                out.setNull(i);
            }
        }
    }
}
