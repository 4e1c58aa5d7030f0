package io.velostream.cli.bench;

import io.velostream.connect.Encoder;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Times every row of a run from where it was due to where its bytes left. The rows come and leave
/// in one order, so the number of a row tells when it was due. Used by the task's thread.
final class RowTimes {
    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(1_000, LONGEST_NANOS, DIGITS);
    private final double nanosPerRow;
    private final long warmUpRows;
    private Runnable warmedUp = () -> {};
    private boolean hasBegun;
    private long begin;
    private long encoded;
    private long left;
    private long lastLeft;

    /// What the thread had worked when the warm-up ended, in nanoseconds.
    long cpuBefore;

    /// @param warmUpRows how many rows are not counted
    RowTimes(long rate, long warmUpRows) {
        nanosPerRow = 1e9 / rate;
        this.warmUpRows = warmUpRows;
    }

    /// Has something done when the last row of the warm-up has left.
    void atWarmUpEnd(Runnable action) {
        warmedUp = action;
    }

    /// Of the rows after the warm-up, in nanoseconds.
    Histogram histogram() {
        return histogram;
    }

    /// From when the first counted row was due to when the last one left.
    long measuredNanos() {
        return lastLeft - due(warmUpRows);
    }

    private long due(long row) {
        return begin + (long) (row * nanosPerRow);
    }

    /// A source whose clock this is: it begins when it is first asked for rows.
    Source observing(Source source) {
        return new ObservedSource(source);
    }

    /// An encoder whose rows are numbered.
    Encoder counting(Encoder encoder) {
        return (batch, out) -> {
            encoder.encode(batch, out);
            encoded += batch.size();
        };
    }

    /// Where the bytes go: when they are written here, all rows that were encoded have left.
    OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                rowsLeft();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                rowsLeft();
            }
        };
    }

    private void rowsLeft() {
        long now = System.nanoTime();
        for (; left < encoded; left++) {
            if (left >= warmUpRows) {
                histogram.recordValue(Math.min(now - due(left), LONGEST_NANOS));
            } else if (left == warmUpRows - 1) {
                warmedUp.run();
            }
        }
        lastLeft = now;
    }

    private final class ObservedSource implements Source {
        private final Source source;

        ObservedSource(Source source) {
            this.source = source;
        }

        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public String schemaOrigin() {
            return source.schemaOrigin();
        }

        @Override
        public boolean isBounded() {
            return source.isBounded();
        }

        @Override
        public List<Split> splits() {
            return source.splits();
        }

        @Override
        public SplitReader open(Split split, ReadRequest request) throws IOException {
            SplitReader reader = source.open(split, request);
            return new SplitReader() {
                @Override
                public Progress read(Batch batch) throws IOException {
                    if (!hasBegun) {
                        hasBegun = true;
                        begin = System.nanoTime();
                    }
                    return reader.read(batch);
                }

                @Override
                public long bytesRead() {
                    return reader.bytesRead();
                }

                @Override
                public void close() throws IOException {
                    reader.close();
                }
            };
        }
    }
}
