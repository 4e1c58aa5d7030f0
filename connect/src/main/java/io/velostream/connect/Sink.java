package io.velostream.connect;

import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.io.IOException;

/// A place for rows.
public interface Sink {
    /// What can be said there of a row that is replaced or deleted. [Changelog#APPEND]: nothing;
    /// each new row is one more, and what takes rows back is left out by the writer.
    /// [Changelog#UPSERT]: the new row or the delete, by the primary key of the definition.
    /// [Changelog#RETRACT]: the old row as well.
    default Changelog changelog() {
        return Changelog.APPEND;
    }

    /// Opens the place for rows with these columns.
    ///
    /// @throws IOException if the outside world fails
    /// @throws io.velostream.types.UserException if the rows do not fit the place
    SinkWriter open(Schema schema) throws IOException;
}
