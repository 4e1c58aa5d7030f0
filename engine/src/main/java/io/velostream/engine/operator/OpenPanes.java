package io.velostream.engine.operator;

import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The open panes of a window query in the order of their times. What closing frees is what memory
/// is bounded by: a few emptied panes are kept for reuse, and keys that no open pane has are
/// forgotten.
final class OpenPanes {
    private static final int MOST_SPARE = 4;

    /// A spare pane that has room for this many groups is kept only if it needed a quarter of it.
    private static final int LARGE_PANE = 4096;

    /// Below this many interned keys nothing is forgotten.
    private static final int FEW_KEYS = 4096;

    /// So many are asked for their size each time.
    private static final int FEW_PANES = 64;

    private final KeyCodec codec;
    private final List<AggregateStep> aggregates;
    private final AggregateUse use;
    private final List<Pane> open = new ArrayList<>();
    private final List<Pane> spare = new ArrayList<>();
    private int tooManyKeys = FEW_KEYS;
    private long paneBytes;
    private int asked;

    OpenPanes(KeyCodec codec, List<AggregateStep> aggregates, AggregateUse use) {
        this.codec = codec;
        this.use = use;
        this.aggregates = aggregates;
    }

    int size() {
        return open.size();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// The first one.
    Pane first() {
        return open.getFirst();
    }

    /// The pane at a place of the order.
    Pane get(int index) {
        return open.get(index);
    }

    /// The place of the first pane at `time` or later.
    int indexFrom(long time) {
        // Nearly all rows belong to the last few panes, so the search begins there.
        int high = open.size();
        int step = 1;
        int low = high - 1;
        while (low >= 0 && open.get(low).time() >= time) {
            high = low;
            low -= step;
            step *= 2;
        }
        low = Math.max(low, -1) + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether the pane at `index` exists and is at `time`.
    boolean isAt(int index, long time) {
        return index < open.size() && open.get(index).time() == time;
    }

    /// The pane at `time`, opened if it is not.
    Pane open(long time) {
        int index = indexFrom(time);
        return isAt(index, time) ? open.get(index) : insert(index, time);
    }

    /// Opens a pane at its place.
    Pane insert(int index, long time) {
        Pane pane = spare.isEmpty() ? new Pane(newGroups()) : spare.removeLast();
        pane.setTime(time);
        open.add(index, pane);
        return pane;
    }

    /// Groups of the same kind as those of the panes. The owner adds what they hold to the live
    /// ones when it calls [#forgetUnusedKeys].
    Groups newGroups() {
        return new Groups(codec, aggregates, use);
    }

    void closeFirst() {
        Pane pane = open.removeFirst();
        Groups groups = pane.groups();
        boolean oversized = groups.capacity() > LARGE_PANE && groups.size() < groups.capacity() / 4;
        if (spare.size() < MOST_SPARE && !oversized) {
            groups.clear();
            spare.add(pane);
        }
    }

    /// To be called now and then between batches.
    ///
    /// @param others more groups whose keys are in use
    void forgetUnusedKeys(Groups... others) {
        if (codec.interned() > tooManyKeys) {
            List<Groups> live = new ArrayList<>(Arrays.asList(others));
            open.forEach(pane -> live.add(pane.groups()));
            codec.forgetAllBut(live);
            // Twice what is left, so that the work is spread over as many new keys.
            tooManyKeys = Math.max(FEW_KEYS, 2 * codec.interned());
        }
    }

    /// About how much memory the panes, spare ones too, and the codec take. Where panes are many
    /// they are not all asked each time.
    long stateBytes() {
        if (open.size() <= FEW_PANES || ++asked % FEW_PANES == 0) {
            paneBytes = 0;
            for (Pane pane : open) {
                paneBytes += pane.groups().stateBytes();
            }
            for (Pane pane : spare) {
                paneBytes += pane.groups().stateBytes();
            }
        }
        return codec.stateBytes() + paneBytes;
    }

    void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        writer.writeInt(open.size());
        for (Pane pane : open) {
            writer.writeLong(pane.time());
            pane.groups().snapshot(writer);
        }
    }

    void restore(StateReader reader) {
        codec.restore(reader);
        int count = reader.readInt();
        for (int i = 0; i < count; i++) {
            Pane pane = insert(i, reader.readLong());
            pane.groups().restore(reader);
        }
        tooManyKeys = Math.max(FEW_KEYS, 2 * codec.interned());
    }
}
