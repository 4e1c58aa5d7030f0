package io.velostream.peers;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How every engine is measured: an answer to keep, warm-up, then whole passes.
public final class Measurement {
    /// Warm-up and measuring each go on for as many passes and as long as this.
    private static final long LEAST_NANOS = 3_000_000_000L;

    private static final int LEAST_WARM_UP_PASSES = 1;
    private static final int LEAST_PASSES = 3;
    private static final int STARTS = 3;

    private final Peer peer;
    private final Task task;

    /// Of the last pass's answer.
    private long rows;

    private Measurement(Peer peer, Task task) {
        this.peer = peer;
        this.task = task;
    }

    /// The `main` of an engine's JVM. Ends the JVM, because some engines leave threads behind.
    ///
    /// @param peers makes the peer that answers the question with this text
    @SuppressWarnings("SystemExitOutsideMain") // This is what their `main` consists of.
    public static void main(String[] arguments, Function<String, Peer> peers) throws Exception {
        Task task = Task.of(arguments);
        Peer peer = peers.apply(Files.readString(task.question()));
        new Measurement(peer, task).measure().write(task.result());
        System.exit(0);
    }

    private Timing measure() throws Exception {
        peer.run(task.checked(), Optional.of(task.answer()));
        passes(LEAST_WARM_UP_PASSES);
        List<Long> measured = passes(LEAST_PASSES);
        long start = Long.MAX_VALUE;
        for (int i = 0; i < STARTS; i++) {
            long before = System.nanoTime();
            peer.run(task.single(), Optional.empty());
            start = Math.min(start, System.nanoTime() - before);
        }
        return new Timing(peer.version(), task.records(), rows, measured, start);
    }

    private List<Long> passes(int least) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long begin = System.nanoTime();
        while (nanos.size() < least || System.nanoTime() - begin < LEAST_NANOS) {
            // Memory of the pass before must not be collected at the cost of the next one.
            System.gc();
            long before = System.nanoTime();
            rows = peer.run(task.input(), Optional.empty());
            nanos.add(System.nanoTime() - before);
        }
        return nanos;
    }
}
