package io.velostream.formats.json;

import io.velostream.formats.decode.FieldReader;
import io.velostream.formats.decode.JsonNumbers;
import io.velostream.formats.decode.Lines;
import io.velostream.formats.decode.RowFailure;
import io.velostream.formats.decode.TextTarget;
import io.velostream.formats.decode.Utf8;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Dictionary;
import io.velostream.types.LongColumn;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.IsoTimestamps;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import io.velostream.types.text.Swar;
import org.jspecify.annotations.Nullable;

/// The fast readers of what is particular to JSON. Those of strings start behind the opening quote
/// and end before the closing one: the quotes belong to the literals around them.
public final class JsonFieldReaders {
    private JsonFieldReaders() {}

    /// Strings into a text column.
    public static final class Text extends FieldReader {
        private final TextTarget target;
        private final JsonCursor cursor = new JsonCursor();
        private @Nullable Dictionary dictionary;
        private int[] ids = new int[0];

        Text(TextTarget target) {
            this.target = target;
        }

        void begin() {
            dictionary = target.dictionary();
            ids = target.ids();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            Dictionary entries = dictionary;
            if (entries == null) {
                return readSlice(bytes, at, limit, row);
            }
            int end = at;
            long marks = Swar.matches(Swar.load(bytes, end), JsonBytes.QUOTES);
            while (marks == 0) {
                end += 8;
                if (end >= limit) {
                    return DECLINED;
                }
                marks = Swar.matches(Swar.load(bytes, end), JsonBytes.QUOTES);
            }
            end += Swar.firstOf(marks);
            int id = entries.find(bytes, at, end - at);
            if (id < 0 || target.hasOddEntries()) {
                return readCarefully(bytes, at, limit, row);
            }
            ids[row] = id;
            return end;
        }

        /// The end of a string without escapes that is valid, else [#DECLINED].
        private static int plainEnd(byte[] bytes, int at, int limit) {
            int end = at;
            boolean ascii = true;
            while (end < limit) {
                long marks = JsonBytes.specials(Swar.load(bytes, end));
                if (marks == 0) {
                    end += 8;
                    continue;
                }
                end += Swar.firstOf(marks);
                int c = bytes[end];
                if (c == '"') {
                    return ascii || Utf8.isValid(bytes, at, end - at) ? end : DECLINED;
                }
                if (c >= 0) {
                    return DECLINED;
                }
                ascii = false;
                end++;
            }
            return DECLINED;
        }

        private int readSlice(byte[] bytes, int at, int limit, int row) {
            int end = plainEnd(bytes, at, limit);
            if (end < 0) {
                return readEscaped(bytes, at, limit, row);
            }
            target.column().set(row, bytes, at, end - at);
            return end;
        }

        private int readCarefully(byte[] bytes, int at, int limit, int row) {
            int end = plainEnd(bytes, at, limit);
            if (end < 0) {
                return readEscaped(bytes, at, limit, row);
            }
            target.set(bytes, at, end - at, row);
            return end;
        }

        private int readEscaped(byte[] bytes, int at, int limit, int row) {
            cursor.reset(bytes, at - 1, Lines.end(bytes, at, limit));
            try {
                JsonString string = cursor.takeString();
                target.set(string.bytes(), string.offset(), string.length(), row);
                return cursor.position() - 1;
            } catch (RowFailure _) {
                // Met again, and reported, by the complete parser of the row.
                return DECLINED;
            }
        }
    }

    /// Timestamps as ISO-8601 strings.
    public static final class Timestamp extends FieldReader {
        private final IsoTimestamps usual = new IsoTimestamps();
        private final Parsed parsed = new Parsed();
        private long[] values = new long[0];

        void begin(LongColumn column) {
            values = column.values();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            int end = usual.read(bytes, at, values, row);
            return end >= 0 && bytes[end] == '"' ? end : readOther(bytes, at, limit, row);
        }

        private int readOther(byte[] bytes, int at, int limit, int row) {
            int end = at;
            while (bytes[end] != '"') {
                if (++end >= limit) {
                    return DECLINED;
                }
            }
            if (DateTimeText.parseTimestamp(bytes, at, end - at, parsed) != Outcome.OK) {
                return DECLINED;
            }
            values[row] = parsed.longValue();
            return end;
        }
    }

    /// `true` and `false`.
    public static final class Bool extends FieldReader {
        private static final int TRUE = 0x65757274;
        private static final long FALSE = 0x65736c6166L;
        private static final long FIVE_BYTES = 0xffffffffffL;

        private boolean[] values = new boolean[0];

        void begin(BooleanColumn column) {
            values = column.values();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            long word = Swar.load(bytes, at);
            boolean value = (int) word == TRUE;
            if (!value && (word & FIVE_BYTES) != FALSE) {
                return DECLINED;
            }
            values[row] = value;
            return value ? at + 4 : at + 5;
        }
    }

    /// Anything, by the complete reader.
    public static final class Complete extends FieldReader {
        private final JsonCursor cursor = new JsonCursor();
        private final JsonReader reader;

        Complete(JsonReader reader) {
            this.reader = reader;
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            cursor.reset(bytes, at, Lines.end(bytes, at, limit));
            try {
                reader.read(cursor, row);
                return cursor.position();
            } catch (RowFailure _) {
                // Met again, and reported, by the complete parser of the row.
                return DECLINED;
            }
        }
    }

    /// A value that is not there.
    public static final class Absent extends FieldReader {
        private final JsonReader reader;

        Absent(JsonReader reader) {
            this.reader = reader;
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            reader.setNull(row);
            return at;
        }
    }

    /// Strings that are not wanted.
    public static final class SkipString extends FieldReader {
        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            int end = at;
            long marks = endMarks(Swar.load(bytes, end));
            // There is a line feed before the limit.
            while (marks == 0) {
                end += 8;
                marks = endMarks(Swar.load(bytes, end));
            }
            end += Swar.firstOf(marks);
            // A quote behind a backslash need not be the end; the complete parser knows.
            return bytes[end] == '"' && bytes[end - 1] != '\\' ? end : DECLINED;
        }

        private static long endMarks(long word) {
            return Swar.matches(word, JsonBytes.QUOTES) | Swar.matches(word, JsonBytes.LINE_FEEDS);
        }
    }

    /// Numbers and words that are not wanted.
    public static final class SkipScalar extends FieldReader {
        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            long word = Swar.load(bytes, at);
            long marks = Swar.nonDigits(word);
            int whole = Swar.firstOf(marks);
            int end = Swar.firstOf(marks & (marks - 1));
            if (whole == 8 && (byte) word != '0') {
                // Times and numbers of things: long, but whole.
                long more = Swar.load(bytes, at + 8);
                int count = Swar.firstOf(Swar.nonDigits(more));
                int next = (byte) (more >>> (count * 8)) | 0x20;
                if (count < 8 && next != '.' && next != 'e') {
                    return at + 8 + count;
                }
            }
            if (whole == 0 || end == 8 || ((byte) word == '0' && whole > 1)) {
                return skipRest(bytes, at, limit);
            }
            boolean fraction = (byte) (word >>> (whole * 8)) == '.';
            if (fraction && end == whole + 1) {
                return DECLINED;
            }
            int stop = fraction ? end : whole;
            return (byte) (word >>> (stop * 8) | 0x20) == 'e'
                    ? skipRest(bytes, at, limit)
                    : at + stop;
        }

        @Override
        public int readSteady(byte[] bytes, int at, int limit, int row, int length) {
            if (length < 8 || length > 16) {
                return read(bytes, at, limit, row);
            }
            long first = Swar.load(bytes, at);
            long marks = Swar.nonDigits(first) | Swar.nonDigits(Swar.load(bytes, at + length - 8));
            return marks == 0 && (byte) first != '0' ? at + length : read(bytes, at, limit, row);
        }

        private static int skipRest(byte[] bytes, int at, int limit) {
            long word = Swar.load(bytes, at);
            if ((int) word == 0x65757274 || (int) word == 0x6c6c756e) {
                return at + 4;
            }
            if ((word & 0xffffffffffL) == 0x65736c6166L) {
                return at + 5;
            }
            return JsonNumbers.end(bytes, at, limit);
        }
    }

    /// Objects and arrays that are not wanted.
    public static final class SkipNested extends FieldReader {
        private final JsonCursor cursor = new JsonCursor();

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            cursor.reset(bytes, at, Lines.end(bytes, at, limit));
            try {
                cursor.skipValue();
                return cursor.position();
            } catch (RowFailure _) {
                return DECLINED;
            }
        }
    }
}
