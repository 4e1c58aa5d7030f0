package io.velostream.engine.operator;

import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;

/// The open panes of a window query by their start. What closing frees is what memory is bounded
/// by: a few emptied panes are kept for reuse, and keys that no open pane has are forgotten.
final class OpenPanes {
    private static final int MOST_SPARE = 4;

    /// A spare pane that has room for this many groups is kept only if it needed a quarter of it.
    private static final int LARGE_PANE = 4096;

    /// Below this many interned keys nothing is forgotten.
    private static final int FEW_KEYS = 4096;

    private final KeyCodec codec;
    private final List<AggregateStep> aggregates;
    private final List<Pane> open = new ArrayList<>();
    private final List<Pane> spare = new ArrayList<>();
    private int tooManyKeys = FEW_KEYS;

    OpenPanes(KeyCodec codec, List<AggregateStep> aggregates) {
        this.codec = codec;
        this.aggregates = aggregates;
    }

    int size() {
        return open.size();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /// The one that starts first.
    Pane first() {
        return open.getFirst();
    }

    /// The pane that starts at `start` micros, opened if it is not.
    Pane open(long start) {
        int low = 0;
        int high = open.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < open.size() && open.get(low).start() == start) {
            return open.get(low);
        }
        Pane pane = newPane();
        pane.setStart(start);
        open.add(low, pane);
        return pane;
    }

    private Pane newPane() {
        return spare.isEmpty() ? new Pane(new Groups(codec, aggregates)) : spare.removeLast();
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

    /// To be called after panes were closed.
    void forgetUnusedKeys() {
        if (codec.interned() > tooManyKeys) {
            codec.forgetAllBut(open.stream().map(Pane::groups).toList());
            // Twice what is left, so that the work is spread over as many new keys.
            tooManyKeys = Math.max(FEW_KEYS, 2 * codec.interned());
        }
    }

    void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        writer.writeInt(open.size());
        for (Pane pane : open) {
            writer.writeLong(pane.start());
            pane.groups().snapshot(writer);
        }
    }

    void restore(StateReader reader) {
        codec.restore(reader);
        int count = reader.readInt();
        for (int i = 0; i < count; i++) {
            open(reader.readLong()).groups().restore(reader);
        }
        tooManyKeys = Math.max(FEW_KEYS, 2 * codec.interned());
    }
}
