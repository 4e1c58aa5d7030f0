package io.velostream.connect;

import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.io.IOException;
import java.util.Optional;

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

    /// How several threads make the bytes of this place; empty if only one can write to it.
    default Optional<EncodedSink> encoded() {
        return Optional.empty();
    }

    /// A place that takes bytes, which several threads may make: each has an encoder, and one of
    /// them, or another one, has the writer.
    interface EncodedSink {
        /// What turns rows into bytes, for one thread. It is not asked to begin or to end: the
        /// writer has one of its own for that. It knows the kinds of rows that [Sink#changelog]
        /// names and must not be given others, see [ChangelogWriter].
        Encoder encoder(Schema schema);

        /// Opens the place, as [Sink#open] does.
        ByteWriter open(Schema schema) throws IOException;
    }
}
