package io.velostream.formats.json;

import io.velostream.formats.encode.BooleanWriter;
import io.velostream.formats.encode.BytesWriter;
import io.velostream.formats.encode.DecimalWriter;
import io.velostream.formats.encode.DoubleWriter;
import io.velostream.formats.encode.LongWriter;
import io.velostream.formats.encode.MomentWriter;
import io.velostream.formats.encode.TextWriter;
import io.velostream.formats.encode.TimestampWriter;
import io.velostream.formats.encode.ValueWriter;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Makes the writer of each type. DECIMAL is a string of digits unless asked otherwise, because
/// most readers would make a binary fraction of a number; BYTES are base64.
final class JsonWriters {
    private static final byte[] NOTHING = {};

    private final JsonStyle style = JsonStyle.INSTANCE;
    private final boolean decimalAsNumber;

    JsonWriters(boolean decimalAsNumber) {
        this.decimalAsNumber = decimalAsNumber;
    }

    /// The members of an object in the order of the columns, with its opening brace but without the
    /// closing one.
    ValueWriter[] members(Schema schema) {
        ValueWriter[] members = new ValueWriter[schema.size()];
        for (int i = 0; i < members.length; i++) {
            members[i] = of(key(i == 0 ? '{' : ',', schema.name(i)), schema.type(i));
        }
        return members;
    }

    ValueWriter of(byte[] prefix, SqlType type) {
        return switch (type) {
            case SqlType.Decimal decimal ->
                    new DecimalWriter(
                            prefix, style, decimal, decimalAsNumber ? NOTHING : style.plainQuote());
            case SqlType.Array array -> new JsonNestedWriters.OfArray(prefix, this, array);
            case SqlType.Map map -> {
                checkKey(map);
                yield new JsonNestedWriters.OfMap(prefix, this, map);
            }
            case SqlType.Struct struct -> new JsonNestedWriters.OfStruct(prefix, this, struct);
            case SqlType.Basic basic -> ofBasic(prefix, basic);
        };
    }

    private ValueWriter ofBasic(byte[] prefix, SqlType.Basic type) {
        return switch (type) {
            case BOOLEAN -> new BooleanWriter(prefix, style);
            case NULL, INT, BIGINT -> new LongWriter(prefix, style);
            case DOUBLE -> new DoubleWriter(prefix, style);
            case STRING -> new TextWriter(prefix, style);
            case BYTES -> new BytesWriter(prefix, style);
            case TIMESTAMP -> new TimestampWriter(prefix, style);
            case DATE, TIME, INTERVAL, INTERVAL_MONTH -> new MomentWriter(prefix, style, type);
        };
    }

    private static void checkKey(SqlType.Map type) {
        switch (type.key()) {
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                    throw new UserException(
                            "TYPE_NOT_WRITABLE",
                            "format \"json\" cannot write " + type + ": its keys are no scalars");
            case SqlType.Basic _, SqlType.Decimal _ -> {
                // Every scalar has a text.
            }
        }
    }

    /// The text before the value of that key.
    static byte[] key(char before, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[JsonStyle.INSTANCE.maxLength(utf8.length) + 10];
        text[0] = (byte) before;
        int end = JsonStyle.INSTANCE.writeText(utf8, 0, utf8.length, text, 1);
        text[end++] = ':';
        return Arrays.copyOf(text, end);
    }
}
