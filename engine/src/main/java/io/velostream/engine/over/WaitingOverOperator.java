package io.velostream.engine.over;

import io.velostream.engine.TaskContext;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.Survivors;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Window functions of any kind: rows wait until all that they look at is there, then go out, those
/// of a partition in order. A later row of the partition, the watermark or the end of the input may
/// be what they wait for; see [Horizon#timed].
///
/// A row is kept as long as a frame can still need it. The watermark that is passed on does not go
/// beyond the one that the oldest waiting row came with, so a row that waited is not late.
final class WaitingOverOperator implements Operator {
    /// Partitions are looked through for empty ones after so many rows, or as many as there are.
    private static final int SWEEP_AFTER = 4096;

    private final WaitingParts parts;
    private final Operator next;
    private final Survivors survivors;
    private final Column[] incoming;
    private final RowLog log;
    private final RowLedger ledger;
    private final Horizon horizon;
    private final EmittedRows emitted;

    /// By partition.
    private KeptRows[] kept = new KeptRows[16];

    private int[] keptRows = new int[0];
    private int[] numbers = new int[0];
    private long passedOn = Long.MIN_VALUE;

    /// Whether rows come with watermarks.
    private boolean stamped;

    private int addedSinceSweep;

    WaitingOverOperator(WaitingParts parts, TaskContext context, Operator next) {
        this.parts = parts;
        this.next = next;
        log = parts.log();
        ledger = parts.ledger();
        horizon = parts.horizon();
        survivors = new Survivors(context);
        incoming = new Column[log.columns().length];
        emitted = new EmittedRows(parts.schema(), parts.calls(), log, ledger, context, next);
    }

    @Override
    public void process(Batch batch) {
        survivors.start(batch);
        long @Nullable [] stamps = batch.watermarks();
        stamped |= stamps != null;
        long @Nullable [] times = null;
        if (parts.arrivals() != null && stamps != null) {
            horizon.timed = true;
            times = parts.arrivals().check(batch, survivors, horizon.watermark);
        }
        parts.partitions().evaluate(survivors);
        for (int i = 0; i < parts.inputColumns(); i++) {
            incoming[i] = batch.column(i);
        }
        for (int i = 0; i < parts.computed().size(); i++) {
            NamedEvaluator expression = parts.computed().get(i);
            incoming[parts.inputColumns() + i] = survivors.evaluate(expression);
        }
        int count = survivors.count();
        if (count == 0) {
            return;
        }
        int[] partitionOfRow = parts.partitions().assign(batch, survivors);
        ensurePartitions(parts.partitions().count());
        int[] rows = survivors.rows();
        int slot = log.size();
        log.append(incoming, rows, count);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            ledger.add(
                    partitionOfRow[row],
                    times == null ? 0 : times[row],
                    stamps == null ? Long.MIN_VALUE : stamps[row]);
            take(kept[partitionOfRow[row]], slot + i);
        }
        emitted.flush(stamped);
        addedSinceSweep += count;
        maybeCompact();
    }

    private void take(KeptRows rows, int slot) {
        boolean isPeer =
                rows.end() > 0
                        && (!parts.isOrdered()
                                || (!rows.isEmpty()
                                        && parts.order()
                                                .arePeers(rows.slot(rows.end() - 1), slot)));
        rows.append(slot, isPeer);
        boolean any = false;
        while (rows.next() < rows.end() && emitNext(rows)) {
            any = true;
        }
        if (any) {
            trim(rows);
        }
    }

    /// Emits the next row of a partition if all that it looks at is there.
    private boolean emitNext(KeptRows rows) {
        long row = rows.next();
        boolean ready = true;
        for (FrameCursor cursor : parts.cursors()) {
            ready &= cursor.move(rows, row);
        }
        if (!ready) {
            return false;
        }
        for (WaitingCall call : parts.calls()) {
            ready &= call.isReady(rows, row);
        }
        if (!ready) {
            return false;
        }
        ledger.states[rows.slot(row)] = RowLedger.EMITTED;
        emitted.add(rows);
        rows.emitted();
        if (emitted.isFull()) {
            emitted.flush(stamped);
        }
        return true;
    }

    /// Lets go of the rows that no frame can need.
    private void trim(KeptRows rows) {
        long oldest = rows.next();
        for (FrameCursor cursor : parts.cursors()) {
            oldest = Math.min(oldest, cursor.oldestNeeded(rows));
        }
        for (WaitingCall call : parts.calls()) {
            oldest = Math.min(oldest, call.oldestNeeded(rows));
        }
        if (parts.isOrdered() && !arePeersComplete(rows)) {
            // Tells whether the next row is its peer.
            oldest = Math.min(oldest, rows.end() - 1);
        }
        while (rows.first() < oldest) {
            ledger.free(rows.slot(rows.first()));
            rows.dropFirst();
        }
    }

    private boolean arePeersComplete(KeptRows rows) {
        return horizon.timed && ledger.times[rows.slot(rows.end() - 1)] < horizon.watermark;
    }

    @Override
    public void advance(long watermark) {
        if (watermark > horizon.watermark) {
            horizon.watermark = watermark;
            if (horizon.timed && parts.waitsForWatermark()) {
                emitBefore(watermark);
            }
            maybeForget();
            maybeCompact();
        }
        int oldest = ledger.firstWaiting();
        long held = oldest < ledger.size() && stamped ? ledger.stamps[oldest] : Long.MAX_VALUE;
        long passed = Math.min(watermark, held);
        if (passed > passedOn) {
            passedOn = passed;
            next.advance(passed);
        }
    }

    /// Rows lie in order of time.
    private void emitBefore(long watermark) {
        for (int slot = ledger.firstWaiting(); slot < ledger.size(); slot++) {
            if (ledger.states[slot] != RowLedger.WAITING) {
                continue;
            }
            if (ledger.times[slot] >= watermark) {
                break;
            }
            KeptRows rows = kept[ledger.partitions[slot]];
            if (rows.slot(rows.next()) == slot && emitNext(rows)) {
                trim(rows);
            }
        }
        emitted.flush(stamped);
    }

    /// Forgets partitions of which nothing is left that a later row could see, once in a while.
    private void maybeForget() {
        int count = parts.partitions().count();
        if (parts.forgetAfterMicros() < 0
                || !horizon.timed
                || addedSinceSweep < Math.max(SWEEP_AFTER, count)) {
            return;
        }
        addedSinceSweep = 0;
        int[] left = new int[count];
        int leftCount = 0;
        for (int i = 0; i < count; i++) {
            if (isOver(kept[i])) {
                KeptRows rows = kept[i];
                while (!rows.isEmpty()) {
                    ledger.free(rows.slot(rows.first()));
                    rows.dropFirst();
                }
            } else {
                left[leftCount++] = i;
            }
        }
        if (leftCount < count) {
            keepPartitions(left, leftCount, count);
        }
    }

    private boolean isOver(KeptRows rows) {
        if (rows.isEmpty()) {
            return true;
        }
        long last = ledger.times[rows.slot(rows.end() - 1)];
        return rows.next() == rows.end() && last + parts.forgetAfterMicros() < horizon.watermark;
    }

    private void keepPartitions(int[] left, int leftCount, int count) {
        int[] newNumbers = new int[count];
        KeptRows[] old = kept;
        kept = new KeptRows[Math.max(16, leftCount)];
        for (int i = 0; i < leftCount; i++) {
            kept[i] = old[left[i]];
            kept[i].partition = i;
            newNumbers[left[i]] = i;
        }
        for (int slot = 0; slot < ledger.size(); slot++) {
            ledger.partitions[slot] = newNumbers[ledger.partitions[slot]];
        }
        for (WaitingCall call : parts.calls()) {
            call.keepPartitions(left, leftCount);
        }
        for (FrameCursor cursor : parts.cursors()) {
            cursor.keepPartitions(left, leftCount);
        }
        parts.partitions().keep(left, leftCount);
    }

    private void ensurePartitions(int count) {
        if (kept.length < count) {
            kept = Arrays.copyOf(kept, Math.max(count, kept.length * 2));
        }
        for (int i = count - 1; i >= 0 && kept[i] == null; i--) {
            kept[i] = new KeptRows(i);
        }
    }

    private void maybeCompact() {
        if (log.isSparse(ledger.wanted())) {
            compact();
        }
    }

    private void compact() {
        if (numbers.length < ledger.size()) {
            numbers = new int[ledger.size() * 2];
            keptRows = new int[ledger.size() * 2];
        }
        int count = ledger.compact(keptRows, numbers);
        log.keep(keptRows, count);
        for (int i = 0; i < parts.partitions().count(); i++) {
            kept[i].renumber(numbers);
        }
    }

    @Override
    public void finish() {
        horizon.finished = true;
        for (int slot = ledger.firstWaiting(); slot < ledger.size(); slot++) {
            if (next.isSatisfied()) {
                break;
            }
            if (ledger.states[slot] == RowLedger.WAITING
                    && !emitNext(kept[ledger.partitions[slot]])) {
                throw new IllegalStateException("a row waits for more than the end");
            }
        }
        emitted.flush(stamped);
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        long bytes = log.bytes() + ledger.bytes() + parts.partitions().bytes();
        int count = parts.partitions().count();
        bytes += count == 0 ? 0 : kept[0].bytes() * count;
        for (WaitingCall call : parts.calls()) {
            bytes += call.bytes();
        }
        return bytes;
    }

    @Override
    public void snapshot(StateWriter writer) {
        compact();
        writer.writeLong(horizon.watermark);
        writer.writeBoolean(horizon.timed);
        writer.writeBoolean(stamped);
        writer.writeLong(passedOn);
        writer.writeInt(addedSinceSweep);
        parts.partitions().snapshot(writer);
        log.snapshot(writer);
        ledger.snapshot(writer);
        int count = parts.partitions().count();
        for (int i = 0; i < count; i++) {
            kept[i].snapshot(writer);
        }
        for (FrameCursor cursor : parts.cursors()) {
            cursor.snapshot(writer);
        }
        for (WaitingCall call : parts.calls()) {
            call.snapshot(count, writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        horizon.watermark = reader.readLong();
        horizon.timed = reader.readBoolean();
        stamped = reader.readBoolean();
        passedOn = reader.readLong();
        addedSinceSweep = reader.readInt();
        parts.partitions().restore(reader);
        log.restore(reader);
        ledger.restore(reader);
        int count = parts.partitions().count();
        ensurePartitions(count);
        for (int i = 0; i < count; i++) {
            kept[i].restore(reader);
        }
        for (FrameCursor cursor : parts.cursors()) {
            cursor.restore(reader);
        }
        for (WaitingCall call : parts.calls()) {
            call.restore(reader);
        }
    }
}
