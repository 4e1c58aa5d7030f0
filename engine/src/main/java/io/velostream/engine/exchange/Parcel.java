package io.velostream.engine.exchange;

import io.velostream.types.Batch;
import io.velostream.types.Schema;
import org.jspecify.annotations.Nullable;

/// What one task hands to another at a time: some rows of one unit of input, and how far the input
/// is behind them. One task fills it, then another unpacks it; then it is filled again.
///
/// Text in dictionary form travels as entry numbers. The entries themselves travel once, with the
/// first parcel of that sender and receiver that needs them ([NewTexts]).
public final class Parcel implements InUnits {
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
    private int split;
    private boolean endsUnit;
    private UnitEnd unitEnd = UnitEnd.NOTHING;
    private long watermark = Long.MIN_VALUE;
    private End end = End.NONE;
    private @Nullable PartialGroups groups;

    /// What is known of a unit of a source that is read in pieces when it has been read.
    ///
    /// @param reached its greatest event time less the delay, in micros; [Long#MIN_VALUE] if none
    /// @param origin what the lines are lines of
    /// @param lines how many lines it had
    /// @param endsSplit whether the split ends with it
    public record UnitEnd(long reached, String origin, long lines, boolean endsSplit) {
        public static final UnitEnd NOTHING = new UnitEnd(Long.MIN_VALUE, "", 0, false);
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
    void begin(long unitNumber, int splitNumber) {
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
        split = splitNumber;
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

    @Override
    public long unit() {
        return unit;
    }

    /// Which of the scan's splits the unit is a piece of; -1 if it is no such piece.
    public int split() {
        return split;
    }

    @Override
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

    @Override
    public End end() {
        return end;
    }

    /// At the end: what the sender has grouped, if it groups.
    public @Nullable PartialGroups groups() {
        return groups;
    }
}
