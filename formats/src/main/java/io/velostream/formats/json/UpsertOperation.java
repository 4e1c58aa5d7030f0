package io.velostream.formats.json;

import io.velostream.formats.decode.FieldReader;
import io.velostream.formats.decode.RowFailure;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.text.Swar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Readers of the member `_op`: `upsert`, also when it is null or not there, or `delete`. What they
/// write are [RowKind]s.
public final class UpsertOperation {
    private UpsertOperation() {}

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads it completely.
    static final class Complete extends JsonReader {
        private static final byte[] UPSERT = ascii(UpsertJsonFormat.UPSERT);
        private static final byte[] DELETE = ascii(UpsertJsonFormat.DELETE);

        private long[] values = new long[0];

        @Override
        void begin(Column column, long rowsBefore) {
            values = ((LongColumn) column).values();
        }

        @Override
        void readValue(JsonCursor cursor, int row) {
            int from = cursor.position();
            if (cursor.peek() != '"') {
                cursor.skipValue();
                throw unknown(cursor.bytes(), from, cursor.position() - from);
            }
            JsonString word = cursor.takeString();
            if (is(UPSERT, word)) {
                values[row] = RowKind.UPDATE_AFTER;
            } else if (is(DELETE, word)) {
                values[row] = RowKind.DELETE;
            } else {
                throw unknown(word.bytes(), word.offset(), word.length());
            }
        }

        private static boolean is(byte[] wanted, JsonString word) {
            return Arrays.equals(
                    word.bytes(),
                    word.offset(),
                    word.offset() + word.length(),
                    wanted,
                    0,
                    wanted.length);
        }

        private static RowFailure unknown(byte[] bytes, int offset, int length) {
            return new RowFailure(
                    "OPERATION_UNKNOWN",
                    "\"_op\" is \""
                            + RowFailure.excerpt(bytes, offset, length)
                            + "\", expected upsert or delete");
        }

        @Override
        void setNull(int row) {
            values[row] = RowKind.UPDATE_AFTER;
        }
    }

    /// Reads the usual forms, from behind the opening quote.
    public static final class Fast extends FieldReader {
        private static final int LENGTH = 6;
        private static final long MASK = (1L << (8 * (LENGTH + 1))) - 1;
        private static final long UPSERT = wordOf(UpsertJsonFormat.UPSERT);
        private static final long DELETE = wordOf(UpsertJsonFormat.DELETE);

        private long[] values = new long[0];

        /// The word and its closing quote.
        private static long wordOf(String word) {
            return Swar.load(Arrays.copyOf(ascii(word + '"'), Long.BYTES), 0);
        }

        void begin(LongColumn column) {
            values = column.values();
        }

        @Override
        public int read(byte[] bytes, int at, int limit, int row) {
            long word = Swar.load(bytes, at) & MASK;
            boolean upsert = word == UPSERT;
            if (!upsert && word != DELETE) {
                return DECLINED;
            }
            values[row] = upsert ? RowKind.UPDATE_AFTER : RowKind.DELETE;
            return at + LENGTH;
        }
    }
}
