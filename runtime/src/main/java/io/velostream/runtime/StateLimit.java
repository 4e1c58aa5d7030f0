package io.velostream.runtime;

import io.velostream.engine.Stage;
import io.velostream.engine.Stage.LargestState;
import io.velostream.planner.explain.PlanText;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Ends a run whose state outgrows its limit, before the memory of the process is used up: a clear
/// end, from which it can be started again, instead of one at a random place.
final class StateLimit {
    /// What part of the heap state may take if nothing is declared. Batches, dictionaries, buffers
    /// and the growing of arrays need the rest.
    private static final double SHARE_OF_HEAP = 0.6;

    private final long mostBytes;
    private final AtomicLong seenBytes = new AtomicLong();

    /// By task, as they last told.
    private final AtomicLongArray bytes;

    private final AtomicReferenceArray<@Nullable LargestState> largest;

    StateLimit(Optional<Long> declared, int tasks) {
        bytes = new AtomicLongArray(tasks);
        largest = new AtomicReferenceArray<>(tasks);
        mostBytes =
                declared.orElseGet(() -> (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    /// Looks at the state of one task together with that of all others. For all threads.
    ///
    /// @throws UserException `STATE_TOO_LARGE`
    void check(int task, Stage stage) {
        long own = stage.stateBytes();
        if (own != bytes.get(task)) {
            bytes.set(task, own);
            largest.set(task, stage.largestState().orElse(null));
        }
        long total = 0;
        for (int i = 0; i < bytes.length(); i++) {
            total += bytes.get(i);
        }
        seenBytes.accumulateAndGet(total, Math::max);
        if (total > mostBytes) {
            throw tooLarge(total, largestOfAll());
        }
    }

    /// The largest state that was checked, of all tasks together.
    long seenBytes() {
        return seenBytes.get();
    }

    private LargestState largestOfAll() {
        LargestState most = null;
        for (int i = 0; i < largest.length(); i++) {
            LargestState one = largest.get(i);
            if (one != null && (most == null || one.bytes() > most.bytes())) {
                most = one;
            }
        }
        if (most == null) {
            throw new IllegalStateException("state without a step");
        }
        return most;
    }

    private UserException tooLarge(long total, LargestState largest) {
        String step = PlanText.of(largest.step()).lines().findFirst().orElse("").strip();
        return new UserException(
                Diagnostic.of(
                                "STATE_TOO_LARGE",
                                "the state takes %s, more than the limit of %s; %s of it belong to \"%s\""
                                        .formatted(
                                                megabytes(total),
                                                megabytes(mostBytes),
                                                megabytes(largest.bytes()),
                                                step))
                        .withHint(
                                "bound it with 'state.ttl', or allow more with"
                                        + " 'state.max.bytes'"));
    }

    private static String megabytes(long bytes) {
        return bytes < 10_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }
}
