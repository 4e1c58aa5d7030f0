package io.velostream.engine.exchange;

import io.velostream.types.Batch;
import io.velostream.types.Schema;
import org.jspecify.annotations.Nullable;

/// What one task hands to another at a time: some rows of one unit of input, and how far the input
/// is behind them. One task fills it, then another unpacks it; then it is filled again.
///
/// Text in dictionary form travels as entry numbers. The entries themselves travel once, with the
/// first parcel of that sender and receiver that needs them ([NewTexts]).
public final class Parcel {
    /// How the input of a sender ended.
    public enum End {
        /// It goes on.
        NONE,
        /// All rows have come.
        FINISHED,
        /// The run was asked to stop: nothing is final that is not yet.
        STOPPED
    }

    final Batch rows;
    final NewTexts[] newTexts;
    long[] stamps;
    long[] positions;
    byte[] kinds;
    boolean hasStamps;
    boolean hasPositions;
    boolean hasKinds;
    int count;
    String origin = "";

    private long unit;
    private boolean endsUnit;
    private UnitEnd unitEnd = UnitEnd.NOTHING;
    private long watermark = Long.MIN_VALUE;
    private End end = End.NONE;
    private @Nullable PartialGroups groups;

    /// What is known of a unit of a source that is read in pieces when it has been read.
    ///
    /// @param split which of the scan's splits it is a part of; -1 if the unit is no such piece
    /// @param reached its greatest event time less the delay, in micros; [Long#MIN_VALUE] if none
    /// @param lines how many lines it had
    /// @param endsSplit whether the split ends with it
    public record UnitEnd(int split, long reached, long lines, boolean endsSplit) {
        public static final UnitEnd NOTHING = new UnitEnd(-1, Long.MIN_VALUE, 0, false);
    }

    public Parcel(Schema schema) {
        rows = Batch.of(schema, Batch.DEFAULT_CAPACITY);
        newTexts = new NewTexts[schema.size()];
        for (int i = 0; i < newTexts.length; i++) {
            newTexts[i] = new NewTexts();
        }
        stamps = new long[Batch.DEFAULT_CAPACITY];
        positions = new long[Batch.DEFAULT_CAPACITY];
        kinds = new byte[Batch.DEFAULT_CAPACITY];
    }

    /// Empties it.
    void begin(long unitNumber) {
        rows.clear();
        for (NewTexts texts : newTexts) {
            texts.clear();
        }
        hasStamps = false;
        hasPositions = false;
        hasKinds = false;
        count = 0;
        origin = "";
        unit = unitNumber;
        endsUnit = false;
        unitEnd = UnitEnd.NOTHING;
        watermark = Long.MIN_VALUE;
        end = End.NONE;
        groups = null;
    }

    void endUnit(UnitEnd what) {
        endsUnit = true;
        unitEnd = what;
    }

    void setWatermark(long micros) {
        watermark = micros;
    }

    void setEnd(End how, @Nullable PartialGroups partial) {
        end = how;
        groups = partial;
    }

    public int rowCount() {
        return count;
    }

    /// The number of the unit that the rows belong to.
    public long unit() {
        return unit;
    }

    /// Whether the sender has no more of this unit.
    public boolean endsUnit() {
        return endsUnit;
    }

    public UnitEnd unitEnd() {
        return unitEnd;
    }

    /// How far the sender's watermark is behind the rows, in micros; [Long#MIN_VALUE] if it has not
    /// moved.
    public long watermark() {
        return watermark;
    }

    /// Whether the sender has nothing more at all, in which case there are no rows.
    public End end() {
        return end;
    }

    /// At the end: what the sender has grouped, if it groups.
    public @Nullable PartialGroups groups() {
        return groups;
    }
}
