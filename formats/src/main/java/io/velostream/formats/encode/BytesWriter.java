package io.velostream.formats.encode;

import io.velostream.formats.decode.Base64Text;
import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;

/// Writes BYTES as base64.
public final class BytesWriter extends ValueWriter {
    private final TextStyle style;
    private final byte[] quote;
    private final Text view = new Text();
    private TextColumn column = new TextColumn(SqlType.Basic.BYTES, 0);

    public BytesWriter(byte[] prefix, TextStyle style) {
        super(prefix, style);
        this.style = style;
        this.quote = style.plainQuote();
    }

    @Override
    public void begin(Column source) {
        super.begin(source);
        column = (TextColumn) source;
    }

    @Override
    public int writeValue(byte[] to, int at, int row) {
        int next = at;
        if (isNull(row)) {
            return writeNull(to, next);
        }
        column.get(row, view);
        if (view.length() == 0) {
            // Where nothing at all means a null, the style knows what to write.
            return style.writeText(view.bytes(), view.offset(), 0, to, next);
        }
        if (quote.length != 0) {
            to[next++] = quote[0];
        }
        next = Base64Text.encode(view.bytes(), view.offset(), view.length(), to, next);
        if (quote.length != 0) {
            to[next++] = quote[0];
        }
        return next;
    }

    @Override
    public int fixedRoom() {
        return ownRoom() + style.maxLength(0) + 2;
    }

    @Override
    public boolean hasVariableRoom() {
        return true;
    }

    @Override
    public int room(int row) {
        return isNull(row) ? 0 : Base64Text.encodedLength(column.length(row));
    }
}
