package io.velostream.connect;

import io.velostream.types.Schema;
import java.io.IOException;

/// A place for rows.
public interface Sink {
    /// Opens the place for rows with these columns.
    ///
    /// @throws IOException if the outside world fails
    /// @throws io.velostream.types.UserException if the rows do not fit the place
    SinkWriter open(Schema schema) throws IOException;
}
