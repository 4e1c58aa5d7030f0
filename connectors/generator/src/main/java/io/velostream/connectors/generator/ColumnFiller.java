package io.velostream.connectors.generator;

import io.velostream.connect.OutputBuffer;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.TextColumn;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Swar;
import java.nio.charset.StandardCharsets;

/// Writes the values of one column, row after row. Used by one thread.
interface ColumnFiller {
    /// Sets the rows `0..rows` of a cleared column that has room for them.
    void fill(Column column, int rows);

    static ColumnFiller longs(LongSeries series) {
        return (column, rows) -> series.next(((LongColumn) column).values(), rows);
    }

    /// The numbers divided by ten to the `scale`: doubles of so many decimals.
    static ColumnFiller scaledDoubles(LongSeries series, int scale) {
        Scratch scratch = new Scratch();
        double unit = Math.pow(10, scale);
        return (column, rows) -> {
            long[] numbers = scratch.longs(rows);
            double[] values = ((DoubleColumn) column).values();
            series.next(numbers, rows);
            for (int row = 0; row < rows; row++) {
                values[row] = numbers[row] / unit;
            }
        };
    }

    static ColumnFiller doubles(DoubleSeries series) {
        return (column, rows) -> series.next(((DoubleColumn) column).values(), rows);
    }

    /// The numbers rounded to so many decimals.
    static ColumnFiller roundedDoubles(DoubleSeries series, int decimals) {
        double unit = Math.pow(10, decimals);
        return (column, rows) -> {
            double[] values = ((DoubleColumn) column).values();
            series.next(values, rows);
            for (int row = 0; row < rows; row++) {
                values[row] = Math.rint(values[row] * unit) / unit;
            }
        };
    }

    /// The numbers times ten to the `scale`, rounded.
    static LongSeries rounded(DoubleSeries series, int scale) {
        Scratch scratch = new Scratch();
        double unit = Math.pow(10, scale);
        return (into, count) -> {
            double[] numbers = scratch.doubles(count);
            series.next(numbers, count);
            for (int i = 0; i < count; i++) {
                into[i] = (long) Math.rint(numbers[i] * unit);
            }
        };
    }

    static ColumnFiller wideDecimals(LongSeries series) {
        Scratch scratch = new Scratch();
        return (column, rows) -> {
            long[] low = ((Int128Column) column).low();
            long[] high = ((Int128Column) column).high();
            long[] numbers = scratch.longs(rows);
            series.next(numbers, rows);
            for (int row = 0; row < rows; row++) {
                low[row] = numbers[row];
                high[row] = numbers[row] >> 63;
            }
        };
    }

    static ColumnFiller coins(RandomBits random) {
        return (column, rows) -> {
            boolean[] values = ((BooleanColumn) column).values();
            for (int row = 0; row < rows; row++) {
                values[row] = random.nextLong() < 0;
            }
        };
    }

    /// `prefix` and a number, each text copied: for series with many numbers.
    static ColumnFiller texts(String prefix, LongSeries series) {
        Scratch scratch = new Scratch();
        byte[] before = prefix.getBytes(StandardCharsets.UTF_8);
        OutputBuffer text = new OutputBuffer(before.length + Swar.ROOM);
        text.write(before, 0, before.length);
        return (column, rows) -> {
            TextColumn texts = (TextColumn) column;
            long[] numbers = scratch.longs(rows);
            series.next(numbers, rows);
            for (int row = 0; row < rows; row++) {
                int end = LongText.print(text.array(), before.length, numbers[row]);
                texts.set(row, text.array(), 0, end);
            }
        };
    }

    /// `prefix` and a number from `least` to `least + count - 1`, as numbers of a dictionary.
    static ColumnFiller texts(String prefix, LongSeries series, long least, int count) {
        Scratch scratch = new Scratch();
        Dictionary entries = new Dictionary();
        for (int i = 0; i < count; i++) {
            byte[] text = (prefix + (least + i)).getBytes(StandardCharsets.UTF_8);
            entries.internCopy(text, 0, text.length);
        }
        return (column, rows) -> {
            TextColumn texts = (TextColumn) column;
            texts.useDictionary(entries);
            int[] ids = texts.ids();
            long[] numbers = scratch.longs(rows);
            series.next(numbers, rows);
            for (int row = 0; row < rows; row++) {
                ids[row] = (int) (numbers[row] - least);
            }
        };
    }

    /// `length` random hexadecimal digits.
    static ColumnFiller randomTexts(int length, RandomBits random) {
        byte[] digits = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] text = new byte[length];
        return (column, rows) -> {
            for (int row = 0; row < rows; row++) {
                long bits = 0;
                for (int i = 0; i < length; i++) {
                    bits = i % 16 == 0 ? random.nextLong() : bits >>> 4;
                    text[i] = digits[(int) bits & 15];
                }
                ((TextColumn) column).set(row, text, 0, length);
            }
        };
    }

    /// The rows of `values`, which is of the column's type, by their numbers.
    static ColumnFiller choices(Column values, LongSeries indexes) {
        Scratch scratch = new Scratch();
        return (column, rows) -> {
            long[] numbers = scratch.longs(rows);
            indexes.next(numbers, rows);
            for (int row = 0; row < rows; row++) {
                column.copy(row, values, (int) numbers[row]);
            }
        };
    }

    /// The same for texts, as numbers of a dictionary.
    static ColumnFiller textChoices(TextColumn values, int count, LongSeries indexes) {
        Scratch scratch = new Scratch();
        Dictionary entries = new Dictionary();
        int[] idOfIndex = new int[count];
        for (int i = 0; i < count; i++) {
            idOfIndex[i] = entries.internCopy(values.bytes(), values.start(i), values.length(i));
        }
        return (column, rows) -> {
            TextColumn texts = (TextColumn) column;
            texts.useDictionary(entries);
            int[] ids = texts.ids();
            long[] numbers = scratch.longs(rows);
            indexes.next(numbers, rows);
            for (int row = 0; row < rows; row++) {
                ids[row] = idOfIndex[(int) numbers[row]];
            }
        };
    }

    /// What `values` fills, with a share of the rows made null.
    static ColumnFiller withNulls(ColumnFiller values, double share, RandomBits random) {
        return (column, rows) -> {
            values.fill(column, rows);
            for (int row = 0; row < rows; row++) {
                if (random.nextDouble() < share) {
                    column.setNull(row);
                }
            }
        };
    }

    /// Arrays used again for every batch.
    final class Scratch {
        private long[] longs = new long[0];
        private double[] doubles = new double[0];

        long[] longs(int count) {
            if (longs.length < count) {
                longs = new long[count];
            }
            return longs;
        }

        double[] doubles(int count) {
            if (doubles.length < count) {
                doubles = new double[count];
            }
            return doubles;
        }
    }
}
