package io.velostream.runtime;

import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Remembers the first column of its rows and what was done to it. May be told to fail.
final class RecordingSink implements Sink {
    final List<Long> values = new ArrayList<>();
    final List<String> calls = new ArrayList<>();

    /// Down when rows have been flushed.
    final CountDownLatch flushed = new CountDownLatch(1);

    private final String failsAt;

    RecordingSink() {
        this("");
    }

    /// @param failsAt the call that fails: `open`, `write`, `finish`
    RecordingSink(String failsAt) {
        this.failsAt = failsAt;
    }

    private void called(String name) throws IOException {
        if (name.equals(failsAt)) {
            throw new IOException("disk full");
        }
        if (!name.equals("write") && !name.equals("flush")) {
            calls.add(name);
        }
    }

    @Override
    public SinkWriter open(Schema schema) throws IOException {
        called("open");
        return new SinkWriter() {
            @Override
            public void write(Batch batch) throws IOException {
                called("write");
                LongColumn column = (LongColumn) batch.column(0);
                for (int i = 0; i < batch.size(); i++) {
                    values.add(column.get(batch.rows()[i]));
                }
            }

            @Override
            public void flush() throws IOException {
                called("flush");
                if (!values.isEmpty()) {
                    flushed.countDown();
                }
            }

            @Override
            public void finish() throws IOException {
                called("finish");
            }

            @Override
            public void close() throws IOException {
                called("close");
            }

            @Override
            public long rowsWritten() {
                return values.size();
            }

            @Override
            public long bytesWritten() {
                return values.size();
            }
        };
    }
}
