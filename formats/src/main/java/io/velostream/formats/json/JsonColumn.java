package io.velostream.formats.json;

import io.velostream.formats.decode.DecimalReader;
import io.velostream.formats.decode.DoubleReader;
import io.velostream.formats.decode.FieldReader;
import io.velostream.formats.decode.LongReader;
import io.velostream.formats.decode.NumberSyntax;
import io.velostream.formats.decode.TextTarget;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;

/// The readers of one projected column: the complete one, and the fast ones of the two forms a
/// value can have, in quotes and bare.
final class JsonColumn {
    /// Fifteen digits of milliseconds, as the complete reader takes them.
    private static final long MOST_MILLIS = 999_999_999_999_999L;

    private static final int NO_DELIMITER = '"';
    private static final NumberSyntax BARE = new NumberSyntax(true, NumberSyntax.Missing.WORD);
    private static final NumberSyntax QUOTED = new NumberSyntax(true, NumberSyntax.Missing.NEVER);

    private final String name;
    private final JsonReader complete;
    private final FieldReader absent;
    private final FieldReader anything;
    private final FieldReader quoted;
    private final FieldReader bare;

    private JsonColumn(String name, JsonReader complete, FieldReader quoted) {
        this.name = name;
        this.complete = complete;
        this.quoted = quoted;
        absent = new JsonFieldReaders.Absent(complete);
        anything = new JsonFieldReaders.Complete(complete);
        bare = anything;
    }

    /// The member by which a row says whether it is there or no longer.
    static JsonColumn operation() {
        return new JsonColumn(
                UpsertJsonFormat.OPERATION,
                new UpsertOperation.Complete(),
                new UpsertOperation.Fast());
    }

    JsonColumn(SqlType.Field field) {
        name = field.name();
        TextTarget text = new TextTarget(true);
        complete = JsonReader.of(field.name(), field.type(), text);
        absent = new JsonFieldReaders.Absent(complete);
        anything = new JsonFieldReaders.Complete(complete);
        quoted =
                switch (field.type()) {
                    case SqlType.Basic.STRING -> new JsonFieldReaders.Text(text);
                    case SqlType.Basic.TIMESTAMP -> new JsonFieldReaders.Timestamp();
                    default -> numberReader(field.type(), QUOTED);
                };
        bare =
                switch (field.type()) {
                    case SqlType.Basic.BOOLEAN -> new JsonFieldReaders.Bool();
                    case SqlType.Basic.TIMESTAMP ->
                            new LongReader(BARE, NO_DELIMITER, -MOST_MILLIS, MOST_MILLIS, 1000);
                    default -> numberReader(field.type(), BARE);
                };
    }

    private FieldReader numberReader(SqlType type, NumberSyntax syntax) {
        return switch (type) {
            case SqlType.Basic.INT ->
                    new LongReader(syntax, NO_DELIMITER, Integer.MIN_VALUE, Integer.MAX_VALUE, 1);
            case SqlType.Basic.BIGINT ->
                    new LongReader(syntax, NO_DELIMITER, Long.MIN_VALUE, Long.MAX_VALUE, 1);
            case SqlType.Basic.DOUBLE -> new DoubleReader(syntax, NO_DELIMITER);
            case SqlType.Decimal decimal when decimal.isShort() ->
                    new DecimalReader(syntax, NO_DELIMITER, decimal);
            default -> anything;
        };
    }

    String name() {
        return name;
    }

    JsonReader complete() {
        return complete;
    }

    /// Reads nothing, as a null.
    FieldReader absent() {
        return absent;
    }

    /// The reader of values that begin with `kind`. If it is not [#isForContent], the opening quote
    /// of a string is its business.
    FieldReader fast(int kind) {
        return switch (kind) {
            case '"' -> quoted;
            case '{', '[' -> anything;
            default -> bare;
        };
    }

    /// Whether the reader starts behind the opening quote of a string.
    static boolean isForContent(FieldReader reader) {
        return !(reader instanceof JsonFieldReaders.Complete);
    }

    /// Starts a batch.
    void begin(Column column, long rowsBefore) {
        complete.begin(column, rowsBefore);
        begin(quoted, column);
        begin(bare, column);
    }

    private static void begin(FieldReader reader, Column column) {
        switch (reader) {
            case LongReader r -> r.begin((LongColumn) column);
            case DoubleReader r -> r.begin((DoubleColumn) column);
            case DecimalReader r -> r.begin((LongColumn) column);
            case JsonFieldReaders.Text r -> r.begin();
            case JsonFieldReaders.Timestamp r -> r.begin((LongColumn) column);
            case UpsertOperation.Fast r -> r.begin((LongColumn) column);
            case JsonFieldReaders.Bool r -> r.begin((BooleanColumn) column);
            default -> {
                // The others go through the complete reader.
            }
        }
    }
}
