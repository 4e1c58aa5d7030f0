package io.velostream.formats.decode;

import io.velostream.types.Dictionary;
import io.velostream.types.TextColumn;
import org.jspecify.annotations.Nullable;

/// Where the strings of one column go: a dictionary for as long as that pays, then slices.
///
/// The form is chosen per batch, by [#begin]. Values given to [#set] are known to be valid.
public final class TextTarget {
    /// From here on a lookup is a cache miss and costs more than copying the bytes.
    private static final int MAX_ENTRIES = 100_000;

    /// How many rows it takes to judge whether values repeat.
    private static final int SAMPLE = 2048;

    private @Nullable TextColumn column;
    private @Nullable Dictionary dictionary;
    private int[] ids = new int[0];
    private boolean hasOddEntries;

    /// @param mayUseDictionary whether values are worth a dictionary at all
    public TextTarget(boolean mayUseDictionary) {
        this.dictionary = mayUseDictionary ? new Dictionary() : null;
    }

    /// Starts a batch; the column has been cleared.
    ///
    /// @param rowsBefore how many rows the decoder has read in all
    public void begin(TextColumn target, long rowsBefore) {
        column = target;
        Dictionary entries = dictionary;
        if (entries != null) {
            int size = entries.size();
            if (size > MAX_ENTRIES || (rowsBefore >= SAMPLE && size > rowsBefore / 2)) {
                dictionary = null;
            } else {
                target.useDictionary(entries);
                ids = target.ids();
            }
        }
    }

    /// Whether this batch and all later ones hold slices.
    public boolean isSlices() {
        return dictionary == null;
    }

    /// The dictionary, or null for slices.
    public @Nullable Dictionary dictionary() {
        return dictionary;
    }

    /// The entry numbers by row, unless this is in slice form.
    public int[] ids() {
        return ids;
    }

    public TextColumn column() {
        if (column == null) {
            throw new IllegalStateException("begin was not called");
        }
        return column;
    }

    /// @param from with eight readable bytes before and behind the value
    public void set(byte[] from, int offset, int length, int row) {
        Dictionary entries = dictionary;
        if (entries == null) {
            column().set(row, from, offset, length);
        } else {
            int known = entries.size();
            int id = entries.intern(from, offset, length);
            ids[row] = id;
            if (id == known && !hasOddEntries) {
                hasOddEntries = isOdd(from, offset, length);
            }
        }
    }

    /// Whether an entry holds a character that its text in a file may not hold as it is, but only
    /// escaped. The raw bytes of another value could then be equal to that entry by mistake.
    public boolean hasOddEntries() {
        return hasOddEntries;
    }

    private static boolean isOdd(byte[] from, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            int c = from[i];
            if (c == '"' || c == '\\' || (c >= 0 && c < ' ')) {
                return true;
            }
        }
        return false;
    }

    public void setNull(int row) {
        if (dictionary != null) {
            ids[row] = 0;
        }
        column().setNull(row);
    }

    /// For columns within others: never a dictionary.
    public static TextTarget slices() {
        return new TextTarget(false);
    }
}
