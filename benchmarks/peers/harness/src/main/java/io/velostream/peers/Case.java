package io.velostream.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// One question over one kind of file.
interface Case {
    String name();

    /// The question in the engine's language, with [Peer#INPUT] in place of the file; empty if the
    /// engine is not asked.
    Optional<String> question(Engine engine) throws IOException;

    /// A file of that many records; made if it is not there.
    Path file(long records) throws IOException;

    /// How many records an engine reads unless something else is wanted: a pass should last some
    /// seconds.
    long records(Engine engine);

    /// Whether each row of the answer stands for itself. Changes that take rows back are written in
    /// other ways by each engine.
    boolean isComparable();

    /// How many columns of the answer, the first ones, tell which group a row is of. Asked only of
    /// cases where an engine [leaves out updates][Engine#leavesOutUpdates].
    int groupColumns();
}
