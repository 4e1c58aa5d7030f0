package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// UNION ALL: passes on the rows of several inputs, each of which has its own [#port].
///
/// The watermark is the least of the inputs that have not ended. A row's own watermark is lowered
/// likewise, so that a row of one input is not late because of another.
public final class UnionOperator {
    private final Operator next;
    private final PassedColumns output;
    private final long[] watermarks;
    private final boolean[] finished;
    private final Port[] ports;
    private long watermark = Long.MIN_VALUE;
    private long[] lowered = new long[0];

    public UnionOperator(Schema schema, int inputs, Operator next) {
        this.next = next;
        output = new PassedColumns(schema);
        watermarks = new long[inputs];
        Arrays.fill(watermarks, Long.MIN_VALUE);
        finished = new boolean[inputs];
        ports = new Port[inputs];
        for (int i = 0; i < inputs; i++) {
            ports[i] = new Port(i);
        }
    }

    /// Where the rows of input `index` go in. Port 0 carries the state of all.
    public Operator port(int index) {
        return ports[index];
    }

    private long leastBut(int excluded) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            if (i != excluded && !finished[i]) {
                least = Math.min(least, watermarks[i]);
            }
        }
        return least;
    }

    private void moveOn() {
        long least = leastBut(-1);
        if (least > watermark) {
            watermark = least;
            next.advance(least);
        }
    }

    private boolean allFinished() {
        for (boolean one : finished) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    private final class Port implements Operator {
        private final int index;

        Port(int index) {
            this.index = index;
        }

        @Override
        public void process(Batch batch) {
            long[] stamped = batch.watermarks();
            if (stamped == null || leastBut(index) == Long.MAX_VALUE) {
                next.process(batch);
                return;
            }
            Batch passed = output.narrow(batch, batch.rows(), batch.size());
            passed.setWatermarks(lower(stamped, batch.rowCount()));
            next.process(passed);
        }

        private long[] lower(long[] stamped, int rowCount) {
            if (lowered.length < rowCount) {
                lowered = new long[rowCount];
            }
            long others = leastBut(index);
            for (int row = 0; row < rowCount; row++) {
                lowered[row] = Math.max(watermark, Math.min(others, stamped[row]));
            }
            return lowered;
        }

        @Override
        public void advance(long newWatermark) {
            watermarks[index] = Math.max(watermarks[index], newWatermark);
            moveOn();
        }

        @Override
        public void finish() {
            finished[index] = true;
            if (allFinished()) {
                next.finish();
            } else {
                moveOn();
            }
        }

        @Override
        public boolean isSatisfied() {
            return next.isSatisfied();
        }

        @Override
        public void snapshot(StateWriter writer) {
            if (index == 0) {
                writer.writeLong(watermark);
                writer.writeLongs(watermarks, watermarks.length);
                writer.writeBooleans(finished, finished.length);
            }
        }

        @Override
        public void restore(StateReader reader) {
            if (index == 0) {
                watermark = reader.readLong();
                System.arraycopy(reader.readLongs(), 0, watermarks, 0, watermarks.length);
                System.arraycopy(reader.readBooleans(), 0, finished, 0, finished.length);
            }
        }
    }
}
