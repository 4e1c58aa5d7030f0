package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Text and nested values, as bytes.
final class ByteValues implements GroupValues {
    private static final int NO_ENTRY = -1;

    private final GroupBytes kept = new GroupBytes();
    private final ValueBytes value = new ValueBytes();

    /// The dictionary of the last text in that form. Its entries never change, so a group that
    /// meets the same entry again need neither copy nor compare its bytes.
    private @Nullable Dictionary dictionary;

    /// By group: the entry of [#dictionary] that the value is, if known.
    private int[] entries = new int[0];

    @Override
    public void grow(int capacity) {
        int had = entries.length;
        kept.grow(capacity);
        entries = Arrays.copyOf(entries, capacity);
        Arrays.fill(entries, had, capacity, NO_ENTRY);
    }

    @Override
    public void set(int group, Column column, int row) {
        if (!(column instanceof TextColumn text)) {
            value.encode(column, row);
            kept.set(group, value.bytes(), value.start(), value.length());
        } else if (!text.isDictionary()) {
            entries[group] = NO_ENTRY;
            kept.set(group, text.bytes(), text.start(row), text.length(row));
        } else if (!isEntry(group, text, row)) {
            entries[group] = text.ids()[row];
            kept.set(group, text.dictionary().bytes(), text.start(row), text.length(row));
        }
    }

    /// Whether the group's value is known to be that of a row in dictionary form.
    private boolean isEntry(int group, TextColumn text, int row) {
        if (dictionary != text.dictionary()) {
            dictionary = text.dictionary();
            Arrays.fill(entries, NO_ENTRY);
        }
        return entries[group] == text.ids()[row];
    }

    @Override
    public void set(int group, GroupValues other, int otherGroup) {
        ByteValues that = (ByteValues) other;
        entries[group] = that.dictionary == dictionary ? that.entries[otherGroup] : NO_ENTRY;
        GroupBytes theirs = that.kept;
        kept.set(group, theirs.bytes(), theirs.start(otherGroup), theirs.length(otherGroup));
    }

    @Override
    public int compare(int group, Column column, int row) {
        if (!(column instanceof TextColumn text)) {
            throw new IllegalStateException(column.type() + " has no order");
        }
        if (text.isDictionary() && isEntry(group, text, row)) {
            return 0;
        }
        byte[] from = text.isDictionary() ? text.dictionary().bytes() : text.bytes();
        return compare(group, from, text.start(row), text.length(row));
    }

    @Override
    public int compare(int group, GroupValues other, int otherGroup) {
        GroupBytes theirs = ((ByteValues) other).kept;
        return compare(group, theirs.bytes(), theirs.start(otherGroup), theirs.length(otherGroup));
    }

    private int compare(int group, byte[] from, int start, int length) {
        int mine = kept.start(group);
        return Arrays.compareUnsigned(
                kept.bytes(), mine, mine + kept.length(group), from, start, start + length);
    }

    @Override
    public void write(int group, Column out, int row) {
        value.decode(kept.bytes(), kept.start(group), kept.length(group), out, row);
    }

    @Override
    public void clear(int count) {
        kept.clear(count);
        Arrays.fill(entries, 0, count, NO_ENTRY);
    }

    @Override
    public void reset(int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            entries[groups[i]] = NO_ENTRY;
        }
        kept.reset(groups, count);
    }

    @Override
    public void write(int count, StateWriter writer) {
        kept.write(count, writer);
    }

    @Override
    public void read(int count, StateReader reader) {
        kept.read(reader);
    }

    @Override
    public long bytes() {
        return kept.size() + 4L * entries.length;
    }
}
