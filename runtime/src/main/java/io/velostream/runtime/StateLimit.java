package io.velostream.runtime;

import io.velostream.engine.Stage;
import io.velostream.engine.Stage.LargestState;
import io.velostream.planner.explain.PlanText;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.Locale;
import java.util.Optional;

/// Ends a run whose state outgrows its limit, before the memory of the process is used up: a clear
/// end, from which it can be started again, instead of one at a random place.
final class StateLimit {
    /// What part of the heap state may take if nothing is declared. Batches, dictionaries, buffers
    /// and the growing of arrays need the rest.
    private static final double SHARE_OF_HEAP = 0.6;

    private final long mostBytes;
    private long seenBytes;

    StateLimit(Optional<Long> declared) {
        mostBytes =
                declared.orElseGet(() -> (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    /// @throws UserException `STATE_TOO_LARGE`
    void check(Stage stage) {
        long bytes = stage.stateBytes();
        seenBytes = Math.max(seenBytes, bytes);
        if (bytes > mostBytes) {
            throw tooLarge(bytes, stage.largestState().orElseThrow());
        }
    }

    /// The largest state that was checked.
    long seenBytes() {
        return seenBytes;
    }

    private UserException tooLarge(long bytes, LargestState largest) {
        String step = PlanText.of(largest.step()).lines().findFirst().orElse("").strip();
        return new UserException(
                Diagnostic.of(
                                "STATE_TOO_LARGE",
                                "the state takes %s, more than the limit of %s; %s of it belong to \"%s\""
                                        .formatted(
                                                megabytes(bytes),
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
