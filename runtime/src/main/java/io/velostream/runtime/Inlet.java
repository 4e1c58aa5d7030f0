package io.velostream.runtime;

import io.velostream.engine.StageInput;
import io.velostream.engine.WatermarkTracker;
import io.velostream.engine.exchange.InUnits.End;
import io.velostream.engine.exchange.MergedGroups;
import io.velostream.engine.exchange.Parcel;
import io.velostream.engine.exchange.PartialGroups;
import io.velostream.engine.exchange.Unpacking;
import io.velostream.types.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Brings what comes through one exchange to the stage of one task.
///
/// Rows of a source that is read in pieces come with what the rows before them in the same piece
/// had reached of event time, and with line numbers within the piece: here, where all pieces come
/// by in order, both become what they would be had one task read everything.
final class Inlet {
    private final StageInput input;
    private final InOrder<Parcel> parcels;
    private final Unpacking unpacking;
    private final @Nullable WatermarkTracker tracker;
    private final Map<String, long[]> linesBefore = new HashMap<>();

    /// By sender, where they tell their watermarks.
    private final long[] watermarks;

    private long watermark = Long.MIN_VALUE;
    private boolean satisfied;
    private End end = End.NONE;

    /// @param tracker of the one scan below, if that is read in pieces and has event time
    Inlet(StageInput input, InOrder<Parcel> parcels, @Nullable WatermarkTracker tracker) {
        this.input = input;
        this.parcels = parcels;
        this.tracker = tracker;
        unpacking = new Unpacking(input.leaf().schema().size(), parcels.senders());
        watermarks = new long[parcels.senders()];
        Arrays.fill(watermarks, Long.MIN_VALUE);
    }

    /// Takes the next unit, or learns that there is none.
    ///
    /// @param beforeWaiting as [InOrder#next] has it
    void takeUnit(LongSupplier beforeWaiting) {
        boolean complete = false;
        while (!complete) {
            int sender = parcels.next(beforeWaiting);
            if (sender < 0) {
                finish();
                return;
            }
            take(sender, parcels.current());
            complete = parcels.done();
        }
        if (!satisfied && input.isSatisfied()) {
            satisfied = true;
            parcels.satisfy();
        }
    }

    /// How it ended, if it has.
    End end() {
        return end;
    }

    private void take(int sender, Parcel parcel) {
        if (parcel.rowCount() > 0) {
            Batch batch = unpacking.rows(sender, parcel);
            if (!satisfied) {
                place(sender, batch, parcel.split());
                input.process(batch);
            }
        }
        if (parcel.watermark() != Long.MIN_VALUE) {
            watermarks[sender] = parcel.watermark();
            advance(least(-1));
        }
        if (parcel.endsUnit() && parcel.split() >= 0) {
            endPiece(parcel);
        }
    }

    /// Makes positions and watermarks of the rows what they are in the whole input.
    private void place(int sender, Batch batch, int split) {
        long[] positions = batch.positions();
        if (positions != null && split >= 0) {
            long before = linesBefore(batch.origin())[0];
            for (int row = 0; row < batch.rowCount(); row++) {
                positions[row] += before;
            }
        }
        long[] stamps = batch.watermarks();
        if (stamps == null) {
            return;
        }
        if (tracker != null) {
            tracker.restamp(batch, stamps, split);
        } else if (watermarks.length > 1) {
            long others = least(sender);
            for (int row = 0; row < batch.rowCount(); row++) {
                stamps[row] = Math.max(watermark, Math.min(others, stamps[row]));
            }
        }
    }

    private long[] linesBefore(String origin) {
        return linesBefore.computeIfAbsent(origin, _ -> new long[1]);
    }

    private void endPiece(Parcel parcel) {
        if (parcel.unitEnd().lines() > 0) {
            linesBefore(parcel.unitEnd().origin())[0] += parcel.unitEnd().lines();
        }
        if (tracker == null) {
            return;
        }
        tracker.splitReached(parcel.split(), parcel.unitEnd().reached());
        if (parcel.unitEnd().endsSplit()) {
            tracker.splitFinished(parcel.split());
        }
        // After the last split the end of the input says more than a watermark could.
        if (tracker.watermark() != Long.MAX_VALUE) {
            advance(tracker.watermark());
        }
    }

    private long least(int excluded) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            if (i != excluded) {
                least = Math.min(least, watermarks[i]);
            }
        }
        return least;
    }

    private void advance(long micros) {
        if (micros > watermark) {
            watermark = micros;
            input.advance(micros);
        }
    }

    private void finish() {
        List<PartialGroups> partials = new ArrayList<>();
        end = End.FINISHED;
        for (int sender = 0; sender < parcels.senders(); sender++) {
            Parcel last = parcels.endOf(sender);
            if (last.end() == End.STOPPED) {
                end = End.STOPPED;
            }
            if (last.groups() != null) {
                partials.add(last.groups());
            }
        }
        if (end == End.STOPPED) {
            return;
        }
        if (input.entry() instanceof MergedGroups merged) {
            merged.finish(partials);
        } else {
            input.finish();
        }
    }
}
