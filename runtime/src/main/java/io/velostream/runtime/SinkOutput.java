package io.velostream.runtime;

import io.velostream.connect.SinkWriter;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.plan.Batching;
import io.velostream.planner.plan.Job;
import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.UserException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// The end of a job: hands its rows to a sink.
///
/// The end of the input does not finish the sink: the task does that, once every job has come to
/// its end without a failure, so that no job's output appears while another's is thrown away.
final class SinkOutput implements Operator {
    private final String job;
    private final SinkWriter writer;
    private final FlushTimer timer;

    SinkOutput(Job job, SinkWriter writer) {
        this.job = job.name();
        this.writer = writer;
        long least = TimeUnit.MILLISECONDS.toMicros(writer.gatherMillis());
        Batching batching = job.batching();
        timer =
                new FlushTimer(
                        least > batching.timeoutMicros() ? Batching.ofTimeout(least) : batching);
    }

    @Override
    public void process(Batch batch) {
        try {
            writer.write(batch);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void advance(long watermark) {}

    @Override
    public void finish() {}

    @Override
    public boolean isSatisfied() {
        return false;
    }

    /// A sink's state is what the outside world has.
    @Override
    public void snapshot(StateWriter state) {}

    @Override
    public void restore(StateReader state) {}

    /// Shows what has been written so far, where that is possible, if it is time to.
    ///
    /// @param now as [System#nanoTime]
    void flushIfDue(long now) {
        if (timer.isDue(now, writer.rowsWritten(), writer.bytesWritten())) {
            flush();
        }
    }

    /// Shows what has been written so far, where that is possible.
    void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw failed(e);
        }
        timer.left(writer.rowsWritten(), writer.bytesWritten());
    }

    /// The task sleeps from now on.
    ///
    /// @return for how many nanoseconds it may
    long beginSleep(long now) {
        return timer.beginSleep(now);
    }

    /// Makes the output final.
    void complete() {
        try {
            writer.finish();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Releases the sink; what [#complete] did not make final is discarded.
    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    long rowsWritten() {
        return writer.rowsWritten();
    }

    long bytesWritten() {
        return writer.bytesWritten();
    }

    private UserException failed(IOException cause) {
        return OutsideFault.of("SINK_FAILED", "the output of \"" + job + "\" failed", cause);
    }
}
