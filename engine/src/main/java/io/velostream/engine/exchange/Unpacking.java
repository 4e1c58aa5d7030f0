package io.velostream.engine.exchange;

import io.velostream.types.Batch;
import io.velostream.types.Dictionary;
import io.velostream.types.TextColumn;
import java.util.Arrays;

/// Makes batches of the parcels that a task gets through one exchange.
///
/// Whoever sent it, a text column has the same dictionary here, so that the operators behind need
/// not get used to another one with each parcel.
public final class Unpacking {
    /// When a dictionary is given up: values come and go, and the entries of a dictionary do not.
    private static final int MOST_ENTRIES = 1 << 18;

    private final Dictionary[] known;

    /// By sender and column: the numbers here of the sender's entries.
    private final int[][][] numbers;

    private final int[][] counts;

    public Unpacking(int columns, int senders) {
        known = new Dictionary[columns];
        Arrays.setAll(known, _ -> new Dictionary());
        numbers = new int[senders][columns][1];
        counts = new int[senders][columns];
    }

    /// The rows of a parcel, as a batch that is valid until the parcel is given back. Its
    /// watermarks and positions are what the sender put there.
    public Batch rows(int sender, Parcel parcel) {
        Batch batch = parcel.rows;
        batch.setRowCount(parcel.count);
        batch.setWatermarks(parcel.hasStamps ? parcel.stamps : null);
        batch.setKinds(parcel.hasKinds ? parcel.kinds : null);
        batch.setOrigin(parcel.origin, parcel.hasPositions ? parcel.positions : null);
        for (int i = 0; i < known.length; i++) {
            if (batch.column(i) instanceof TextColumn text && text.isDictionary()) {
                learn(sender, i, parcel.newTexts[i]);
                translate(text, numbers[sender][i], parcel.count);
                text.useDictionary(known[i]);
            }
        }
        return batch;
    }

    private void learn(int sender, int column, NewTexts texts) {
        if (texts.startsAnew()) {
            counts[sender][column] = 0;
        }
        if (texts.count() == 0) {
            return;
        }
        if (known[column].size() > MOST_ENTRIES) {
            renumber(column);
        }
        int have = counts[sender][column];
        int needed = have + texts.count();
        if (numbers[sender][column].length < needed) {
            numbers[sender][column] =
                    Arrays.copyOf(numbers[sender][column], Math.max(needed, have * 2));
        }
        texts.internInto(known[column], numbers[sender][column], have);
        counts[sender][column] = needed;
    }

    /// Begins another dictionary with what the senders may still send.
    private void renumber(int column) {
        Dictionary old = known[column];
        Dictionary fresh = new Dictionary();
        for (int sender = 0; sender < numbers.length; sender++) {
            int[] own = numbers[sender][column];
            for (int i = 0; i < counts[sender][column]; i++) {
                own[i] = fresh.intern(old.bytes(), old.start(own[i]), old.length(own[i]));
            }
        }
        known[column] = fresh;
    }

    private static void translate(TextColumn text, int[] numbers, int count) {
        int[] ids = text.ids();
        for (int i = 0; i < count; i++) {
            ids[i] = numbers[ids[i]];
        }
    }
}
