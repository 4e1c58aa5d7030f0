package io.velostream.runtime;

import io.velostream.connect.FailureListener;
import io.velostream.connect.Pieces;
import io.velostream.connect.Source;
import io.velostream.engine.Stage;
import io.velostream.engine.StageInput;
import io.velostream.engine.WatermarkTracker;
import io.velostream.engine.exchange.InUnits.End;
import io.velostream.engine.exchange.Parcel.UnitEnd;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.types.Batch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and decodes some of the pieces of one scan: always the next that nobody has.
final class PieceTask extends Task {
    /// How many splits' decoders are kept; another one begins where its next piece does.
    private static final int MOST_DECODERS = 64;

    private final Scan scan;
    private final StageInput input;
    private final PieceReading reading;
    private final SharedFailures.OfTask failures;
    private final FailureListener unreadable;
    private final Pieces pieces;
    private final Batch batch;
    private final @Nullable WatermarkTracker tracker;
    private final Map<Integer, Pieces.PieceDecoder> decoders =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Integer, Pieces.PieceDecoder> eldest) {
                    return size() > MOST_DECODERS;
                }
            };
    private long rowsRead;

    PieceTask(Setup setup, Stage stage, PieceReading reading, SharedFailures.OfTask failures) {
        super(setup, stage);
        this.reading = reading;
        this.failures = failures;
        input = stage.inputs().getFirst();
        scan = (Scan) input.leaf();
        pieces = scan.source().pieces().orElseThrow();
        unreadable = setup.failures().of(scan.name());
        batch = Batch.of(scan.schema(), Batch.DEFAULT_CAPACITY);
        tracker = scan.watermark().map(declared -> new WatermarkTracker(declared, 1)).orElse(null);
    }

    @Override
    End work() {
        PieceUnit unit = new PieceUnit();
        while (reading.next(unit)) {
            decode(unit);
            if (stage().isSatisfied()) {
                reading.satisfy();
            }
            checkState();
            report();
        }
        if (setup().control().stopRequested()) {
            return End.STOPPED;
        }
        input.finish();
        return End.FINISHED;
    }

    private void decode(PieceUnit unit) {
        Source.Split split = reading.split(unit.split);
        failures.beginUnit(unit.number);
        setup().ends().beginUnit(unit.number, unit.split);
        if (tracker != null) {
            tracker.restart();
        }
        Pieces.PieceDecoder decoder =
                decoders.computeIfAbsent(
                        unit.split,
                        _ ->
                                pieces.decoder(
                                        split,
                                        new Source.ReadRequest(scan.projection(), unreadable)));
        decoder.begin(unit.piece);
        while (decoder.read(batch)) {
            rowsRead += batch.rowCount();
            if (tracker != null) {
                tracker.stamp(batch, 0);
            }
            input.process(batch);
        }
        long reached = tracker == null ? Long.MIN_VALUE : tracker.watermark(0);
        reading.reached(unit.split, reached);
        failures.endUnit(split.id(), decoder.lines());
        setup().ends()
                .endUnit(new UnitEnd(reached, split.id(), decoder.lines(), unit.piece.isLast()));
        if (unit.piece.isLast()) {
            decoders.remove(unit.split);
        }
    }

    @Override
    long rowsRead() {
        return rowsRead;
    }
}
