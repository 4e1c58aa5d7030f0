package io.velostream.formats.csv;

import io.velostream.formats.decode.DecimalReader;
import io.velostream.formats.decode.DoubleReader;
import io.velostream.formats.decode.FieldReader;
import io.velostream.formats.decode.LongReader;
import io.velostream.formats.decode.NumberSyntax;
import io.velostream.formats.decode.ScalarReader;
import io.velostream.formats.decode.TextTarget;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.Storage;
import io.velostream.types.UserException;
import io.velostream.types.text.IsoTimestamps;
import java.util.Arrays;

/// The readers of one projected column, complete and fast.
final class CsvColumn {
    private static final NumberSyntax NUMBERS = new NumberSyntax(false, NumberSyntax.Missing.EMPTY);

    /// Delimiters at which the fast readers would not stop.
    private static final String IN_NUMBERS = "+-.0123456789eE";

    private static final String IN_TIMESTAMPS = "-:. TZ0123456789";

    private final ScalarReader complete;
    private final FieldReader fast;
    private final boolean isText;
    private final byte[] nullText;

    CsvColumn(SqlType.Field field, CsvDialect dialect) {
        TextTarget text = new TextTarget(true);
        complete = ScalarReader.of(field.name(), scalar(field), text);
        isText = field.type().storage() == Storage.TEXT;
        nullText = dialect.nullText();
        FieldReader anything = new CsvFieldReaders.Complete(this, dialect);
        int delimiter = dialect.delimiter();
        boolean inNumbers = IN_NUMBERS.indexOf(delimiter) >= 0;
        // A null text that looks like a timestamp must not be read as one.
        boolean hasOddTimestamps =
                IN_TIMESTAMPS.indexOf(delimiter) >= 0
                        || nullText.length >= IsoTimestamps.LEAST_LENGTH;
        fast =
                switch (field.type()) {
                    case SqlType.Basic.STRING -> new CsvFieldReaders.Text(text, dialect);
                    case SqlType.Basic.TIMESTAMP ->
                            hasOddTimestamps
                                    ? anything
                                    : new CsvFieldReaders.Timestamp(anything, dialect);
                    default ->
                            inNumbers ? anything : numberReader(field.type(), delimiter, anything);
                };
    }

    private static FieldReader numberReader(SqlType type, int delimiter, FieldReader other) {
        return switch (type) {
            case SqlType.Basic.INT ->
                    new LongReader(NUMBERS, delimiter, Integer.MIN_VALUE, Integer.MAX_VALUE, 1);
            case SqlType.Basic.BIGINT ->
                    new LongReader(NUMBERS, delimiter, Long.MIN_VALUE, Long.MAX_VALUE, 1);
            case SqlType.Basic.DOUBLE -> new DoubleReader(NUMBERS, delimiter);
            case SqlType.Decimal decimal when decimal.isShort() ->
                    new DecimalReader(NUMBERS, delimiter, decimal);
            default -> other;
        };
    }

    private static SqlType scalar(SqlType.Field field) {
        return switch (field.type()) {
            case SqlType.Basic basic -> basic;
            case SqlType.Decimal decimal -> decimal;
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                    throw new UserException(
                            "TYPE_NOT_READABLE",
                            "format \"csv\" cannot read column \""
                                    + field.name()
                                    + "\" of type "
                                    + field.type());
        };
    }

    static boolean isNull(byte[] bytes, int offset, int length, byte[] nullText) {
        return length == 0
                || (length == nullText.length
                        && Arrays.equals(bytes, offset, offset + length, nullText, 0, length));
    }

    FieldReader fast() {
        return fast;
    }

    /// Starts a batch.
    void begin(Column column, long rowsBefore) {
        complete.begin(column, rowsBefore);
        switch (fast) {
            case LongReader r -> r.begin((LongColumn) column);
            case DoubleReader r -> r.begin((DoubleColumn) column);
            case DecimalReader r -> r.begin((LongColumn) column);
            case CsvFieldReaders.Text r -> r.begin();
            case CsvFieldReaders.Timestamp r -> r.begin((LongColumn) column);
            default -> {
                // The others go through the complete reader.
            }
        }
    }

    /// Reads the text of one field, quotes already removed.
    void read(byte[] bytes, int offset, int length, boolean quoted, int row) {
        if (isText) {
            if (!quoted && isNull(bytes, offset, length, nullText)) {
                complete.setNull(row);
            } else {
                complete.read(bytes, offset, length, row);
            }
            return;
        }
        int start = offset;
        int end = offset + length;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (end > start && bytes[end - 1] == ' ') {
            end--;
        }
        // Many programs quote every field, so an empty one can only be a null here.
        if (isNull(bytes, start, end - start, nullText)) {
            complete.setNull(row);
        } else {
            complete.read(bytes, start, end - start, row);
        }
    }
}
