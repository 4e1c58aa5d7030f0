package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.Batch;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stands behind an operator, checks that it keeps the contract, and collects its rows. If it is
/// told what the changelog may hold, it also applies the changes, which must fit the rows there
/// are.
final class CheckedOutput implements Operator {
    /// What a consumer throws that was told to fail.
    static final class ConsumerFailure extends RuntimeException {
        ConsumerFailure() {
            super("the consumer failed");
        }
    }

    private final Schema schema;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final List<Byte> kinds = new ArrayList<>();
    private final Optional<AppliedChanges> applied;
    private final List<Long> watermarks = new ArrayList<>();
    private final List<Long> stamps = new ArrayList<>();
    private boolean finished;
    private int failAfter = Integer.MAX_VALUE;

    CheckedOutput(Schema schema) {
        this.schema = schema;
        applied = Optional.empty();
    }

    CheckedOutput(Schema schema, AppliedChanges changes) {
        this.schema = schema;
        applied = Optional.of(changes);
    }

    Schema schema() {
        return schema;
    }

    /// Makes it throw once it has been called that often.
    void failAfter(int calls) {
        failAfter = calls;
    }

    List<List<@Nullable Object>> rows() {
        return rows;
    }

    /// The [RowKind] of each of the rows.
    List<Byte> kinds() {
        return kinds;
    }

    List<Long> watermarks() {
        return watermarks;
    }

    /// The rows' own watermarks, of those that had one.
    List<Long> stamps() {
        return stamps;
    }

    boolean isFinished() {
        return finished;
    }

    @Override
    public void process(Batch batch) {
        countDown();
        assertThat(finished).as("rows after the end").isFalse();
        assertThat(batch.columnCount()).isEqualTo(schema.size());
        assertThat(batch.size()).as("empty batches are not passed on").isPositive();
        for (int i = 0; i < batch.columnCount(); i++) {
            assertThat(batch.column(i).type()).isEqualTo(schema.type(i));
        }
        int previous = -1;
        byte before = RowKind.INSERT;
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.rows()[i];
            assertThat(row).as("ascending selection").isGreaterThan(previous);
            assertThat(row).isLessThan(batch.rowCount());
            previous = row;
            add(RowValues.row(batch, row), kindOf(batch, row));
            long[] watermarksOfRows = batch.watermarks();
            if (watermarksOfRows != null) {
                stamps.add(watermarksOfRows[row]);
            }
            byte kind = kindOf(batch, row);
            assertThat(kind).isBetween(RowKind.INSERT, RowKind.DELETE);
            if (before == RowKind.UPDATE_BEFORE) {
                assertThat(kind).as("what follows an old row").isEqualTo(RowKind.UPDATE_AFTER);
            }
            before = kind;
        }
        assertThat(before).as("the last kind").isNotEqualTo(RowKind.UPDATE_BEFORE);
    }

    private void add(List<@Nullable Object> values, byte kind) {
        rows.add(values);
        kinds.add(kind);
        applied.ifPresent(changes -> changes.apply(values, kind));
    }

    private static byte kindOf(Batch batch, int row) {
        byte[] kindsOfRows = batch.kinds();
        return kindsOfRows == null ? RowKind.INSERT : kindsOfRows[row];
    }

    @Override
    public void advance(long watermark) {
        countDown();
        assertThat(finished).as("a watermark after the end").isFalse();
        if (!watermarks.isEmpty()) {
            assertThat(watermark).isGreaterThanOrEqualTo(watermarks.getLast());
        }
        watermarks.add(watermark);
    }

    @Override
    public void finish() {
        countDown();
        assertThat(finished).as("a second end").isFalse();
        finished = true;
    }

    private void countDown() {
        if (--failAfter < 0) {
            throw new ConsumerFailure();
        }
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
