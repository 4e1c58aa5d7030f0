package io.velostream.engine.exchange;

import io.velostream.engine.operator.AggregateOperator;
import io.velostream.engine.operator.Operator;
import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// The groups of one task's share of the rows, which are handed over when the input has ended, and
/// when each of them was first seen, so that the merged groups come in the order of the input.
public final class PartialGroups implements Operator {
    private final AggregateOperator groups;
    private final Scatter output;
    private long unit;

    /// From group `firstGroups[i]` on, groups were first seen in unit `units[i]`.
    private int[] firstGroups = new int[16];

    private long[] units = new long[16];
    private int entries;

    public PartialGroups(AggregateOperator groups, Scatter output) {
        this.groups = groups;
        this.output = output;
        output.forGroups();
    }

    /// Says which unit the rows belong to from now on.
    public void beginUnit(long number) {
        unit = number;
    }

    @Override
    public void process(Batch batch) {
        int before = groups.groupCount();
        groups.process(batch);
        if (groups.groupCount() > before && (entries == 0 || units[entries - 1] != unit)) {
            if (entries == units.length) {
                firstGroups = Arrays.copyOf(firstGroups, entries * 2);
                units = Arrays.copyOf(units, entries * 2);
            }
            firstGroups[entries] = before;
            units[entries++] = unit;
        }
    }

    /// The unit in which each group was first seen.
    public long[] firstUnits() {
        long[] first = new long[groups.groupCount()];
        for (int i = 0; i < entries; i++) {
            int to = i + 1 < entries ? firstGroups[i + 1] : first.length;
            Arrays.fill(first, firstGroups[i], to, units[i]);
        }
        return first;
    }

    public AggregateOperator groups() {
        return groups;
    }

    /// Rows of any event time come out behind, so there are no watermarks.
    @Override
    public void advance(long watermark) {}

    /// Hands the groups over.
    @Override
    public void finish() {
        output.end(InUnits.End.FINISHED, this);
    }

    @Override
    public boolean isSatisfied() {
        return output.isSatisfied();
    }

    @Override
    public long stateBytes() {
        return groups.stateBytes();
    }

    @Override
    public void snapshot(StateWriter writer) {
        groups.snapshot(writer);
        writer.writeLongs(units, entries);
        for (int i = 0; i < entries; i++) {
            writer.writeInt(firstGroups[i]);
        }
    }

    @Override
    public void restore(StateReader reader) {
        groups.restore(reader);
        units = reader.readLongs();
        entries = units.length;
        firstGroups = new int[Math.max(16, entries)];
        for (int i = 0; i < entries; i++) {
            firstGroups[i] = reader.readInt();
        }
        units = Arrays.copyOf(units, firstGroups.length);
    }

    @Override
    public void close() {
        groups.close();
    }
}
