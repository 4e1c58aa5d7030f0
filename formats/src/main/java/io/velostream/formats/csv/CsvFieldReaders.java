package io.velostream.formats.csv;

import io.velostream.formats.decode.FieldReader;
import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.TextTarget;
import io.velostream.formats.decode.Utf8;
import io.velostream.types.Dictionary;
import io.velostream.types.LongColumn;
import io.velostream.types.text.IsoTimestamps;
import io.velostream.types.text.Swar;
import org.jspecify.annotations.Nullable;

/// The fast readers of what is particular to CSV. They end at a delimiter or at the line's end and
/// decline fields that begin with a quote.
public final class CsvFieldReaders {
    private static final long LINE_FEEDS = Swar.repeat('\n');

    private CsvFieldReaders() {}

    /// The end of the field that starts at `at`. There is a line feed before `limit`.
    private static int endOf(byte[] bytes, int at, long delimiters) {
        int end = at;
        long word = Swar.load(bytes, end);
        long marks = Swar.matches(word, delimiters) | Swar.matches(word, LINE_FEEDS);
        while (marks == 0) {
            end += 8;
            word = Swar.load(bytes, end);
            marks = Swar.matches(word, delimiters) | Swar.matches(word, LINE_FEEDS);
        }
        end += Swar.firstOf(marks);
        // The carriage return belongs to the line's end.
        return bytes[end] == '\n' && end > at && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /// Strings into a text column.
    public static final class Text extends FieldReader {
        private final TextTarget target;
        private final long delimiters;
        private final byte quote;
        private final byte[] nullText;
        private @Nullable Dictionary dictionary;
        private int[] ids = new int[0];

        Text(TextTarget target, CsvDialect dialect) {
            this.target = target;
            this.delimiters = Swar.repeat(dialect.delimiter());
            this.quote = dialect.quote();
            this.nullText = dialect.nullText();
        }

        void begin() {
            dictionary = target.dictionary();
            ids = target.ids();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            if (bytes[at] == quote) {
                return DECLINED;
            }
            int end = endOf(bytes, at, delimiters);
            Dictionary entries = dictionary;
            if (entries == null || end == at || nullText.length != 0) {
                return readCarefully(bytes, at, end, row);
            }
            int id = entries.find(bytes, at, end - at);
            if (id < 0) {
                return readCarefully(bytes, at, end, row);
            }
            ids[row] = id;
            return end;
        }

        private int readCarefully(byte[] bytes, int at, int end, int row) {
            int length = end - at;
            if (CsvColumn.isNull(bytes, at, length, nullText)) {
                target.setNull(row);
                return end;
            }
            if (!Utf8.isValid(bytes, at, length)) {
                return DECLINED;
            }
            target.set(bytes, at, length, row);
            return end;
        }
    }

    /// Timestamps.
    public static final class Timestamp extends FieldReader {
        private final IsoTimestamps usual = new IsoTimestamps();
        private final FieldReader other;
        private final int delimiter;
        private long[] values = new long[0];

        Timestamp(FieldReader other, CsvDialect dialect) {
            this.other = other;
            delimiter = dialect.delimiter();
        }

        void begin(LongColumn column) {
            values = column.values();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            int end = usual.read(bytes, at, values, row);
            return end >= 0 && isFieldEnd(bytes[end]) ? end : other.read(bytes, at, limit, row);
        }

        private boolean isFieldEnd(int c) {
            return c == delimiter || c == '\n' || c == '\r';
        }
    }

    /// Anything, by the complete reader.
    public static final class Complete extends FieldReader {
        private final CsvColumn column;
        private final long delimiters;
        private final byte quote;

        Complete(CsvColumn column, CsvDialect dialect) {
            this.column = column;
            this.delimiters = Swar.repeat(dialect.delimiter());
            this.quote = dialect.quote();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            if (bytes[at] == quote) {
                return DECLINED;
            }
            int end = endOf(bytes, at, delimiters);
            try {
                column.read(bytes, at, end - at, false, row);
                return end;
            } catch (RowFailure _) {
                // Met again, and reported, by the complete parser of the row.
                return DECLINED;
            }
        }
    }

    /// Fields that are not wanted.
    public static final class Skip extends FieldReader {
        private final long delimiters;
        private final byte quote;

        Skip(CsvDialect dialect) {
            this.delimiters = Swar.repeat(dialect.delimiter());
            this.quote = dialect.quote();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            return bytes[at] == quote ? DECLINED : endOf(bytes, at, delimiters);
        }
    }
}
