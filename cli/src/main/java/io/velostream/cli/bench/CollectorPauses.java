package io.velostream.cli.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordingStream;

/// How often and how long the garbage collector stops the program, by the JVM's own events: its
/// management beans know whole milliseconds only, and of some collectors no pauses.
final class CollectorPauses implements AutoCloseable {
    /// @param count how many there were
    /// @param longestNanos the longest of them
    /// @param totalNanos all together
    record Pauses(long count, long longestNanos, long totalNanos) {}

    private final RecordingStream events = new RecordingStream();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private volatile boolean isCounting;

    CollectorPauses() {
        events.enable("jdk.GCPhasePause").withThreshold(Duration.ZERO).withoutStackTrace();
        events.onEvent(
                "jdk.GCPhasePause",
                event -> {
                    if (isCounting) {
                        long nanos = event.getDuration().toNanos();
                        count.incrementAndGet();
                        longest.accumulateAndGet(nanos, Math::max);
                        total.addAndGet(nanos);
                    }
                });
        events.startAsync();
    }

    /// Counts from now on.
    void begin() {
        isCounting = true;
    }

    /// What there was.
    Pauses end() {
        events.stop();
        return new Pauses(count.get(), longest.get(), total.get());
    }

    @Override
    public void close() {
        events.close();
    }
}
