package io.velostream.runtime;

import io.velostream.connect.SinkWriter;
import io.velostream.planner.plan.Job;
import java.io.IOException;
import java.util.function.Consumer;

/// What an application needs of whoever runs it.
///
/// @param results where the rows of its SELECT statements go
/// @param failures told of the first rows of each kind that fail; called by one thread at a time
/// @param failuresShown how many of each kind
public record RunSettings(Results results, Consumer<RowFailure> failures, int failuresShown) {
    /// Takes the rows of SELECT statements.
    public interface Results {
        /// A writer for the rows of that statement; it is finished when the application ends well,
        /// and closed always.
        SinkWriter open(Job job) throws IOException;
    }

    /// Shows the first five failures of each kind.
    public static RunSettings of(Results results, Consumer<RowFailure> failures) {
        return new RunSettings(results, failures, 5);
    }
}
