package io.velostream.formats.json;

import io.velostream.formats.encode.TextStyle;
import io.velostream.formats.encode.ValueWriter;
import io.velostream.types.Column;
import io.velostream.types.SqlType;

/// Writes values as JSON text that is a string of another format.
public final class JsonTextWriter extends ValueWriter {
    private static final byte[] NOTHING = {};

    private final TextStyle style;
    private final ValueWriter json;
    private byte[] text = new byte[256];

    public JsonTextWriter(byte[] prefix, TextStyle style, SqlType type) {
        super(prefix, style);
        this.style = style;
        this.json = new JsonWriters(false).of(NOTHING, type);
    }

    @Override
    public void begin(Column column) {
        super.begin(column);
        json.begin(column);
    }

    @Override
    public int writeValue(byte[] to, int at, int row) {
        int next = at;
        if (isNull(row)) {
            return writeNull(to, next);
        }
        int room = jsonRoom(row);
        if (room > text.length) {
            text = new byte[room];
        }
        return style.writeText(text, 0, json.write(text, 0, row), to, next);
    }

    private int jsonRoom(int row) {
        return Math.addExact(json.fixedRoom(), json.room(row));
    }

    @Override
    public int fixedRoom() {
        return ownRoom();
    }

    @Override
    public boolean hasVariableRoom() {
        return true;
    }

    @Override
    public int room(int row) {
        return isNull(row) ? 0 : style.maxLength(jsonRoom(row));
    }
}
