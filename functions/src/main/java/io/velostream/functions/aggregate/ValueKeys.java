package io.velostream.functions.aggregate;

import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A 64-bit number for each value of one type, the same for equal values: the value itself where it
/// fits, else a number in a dictionary of our own.
final class ValueKeys {
    private Dictionary entries = new Dictionary();
    private final ValueBytes bytes = new ValueBytes();

    /// What the entries of the last batch's dictionary are in ours, plus one; 0 if not known yet.
    private @Nullable Dictionary foreign;

    private int[] ours = new int[0];

    /// Prepares for a batch.
    void use(Column column) {
        if (!(column instanceof TextColumn text) || !text.isDictionary()) {
            return;
        }
        if (foreign != text.dictionary()) {
            foreign = text.dictionary();
            Arrays.fill(ours, 0);
        }
        int size = text.dictionary().size();
        if (ours.length < size) {
            ours = Arrays.copyOf(ours, Math.max(size, ours.length * 2));
        }
    }

    /// The key of a value that is not null.
    long key(Column column, int row) {
        return switch (column) {
            case LongColumn longs -> longs.get(row);
            case DoubleColumn doubles -> key(doubles.get(row));
            case BooleanColumn booleans -> booleans.get(row) ? 1 : 0;
            case TextColumn text -> key(text, row);
            case Int128Column _, ArrayColumn _, MapColumn _, StructColumn _ -> {
                bytes.encode(column, row);
                yield entries.intern(bytes.bytes(), bytes.start(), bytes.length());
            }
        };
    }

    /// All NaNs are equal, and so are the two zeros.
    private static long key(double value) {
        return Double.doubleToLongBits(value == 0 ? 0.0 : value);
    }

    private int key(TextColumn text, int row) {
        if (!text.isDictionary()) {
            return entries.intern(text.bytes(), text.start(row), text.length(row));
        }
        int id = text.ids()[row];
        int known = ours[id];
        if (known == 0) {
            Dictionary from = text.dictionary();
            known = entries.intern(from.bytes(), from.start(id), from.length(id)) + 1;
            ours[id] = known;
        }
        return known - 1;
    }

    void clear() {
        if (entries.size() > 0) {
            entries = new Dictionary();
            Arrays.fill(ours, 0);
        }
    }

    void write(StateWriter writer) {
        writer.writeInt(entries.size());
        for (int id = 0; id < entries.size(); id++) {
            writer.writeBytes(entries.bytes(), entries.start(id), entries.length(id));
        }
    }

    void read(StateReader reader) {
        clear();
        int count = reader.readInt();
        for (int id = 0; id < count; id++) {
            byte[] value = reader.readBytes();
            entries.internCopy(value, 0, value.length);
        }
    }
}
