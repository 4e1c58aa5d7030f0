package io.velostream.peers;

import java.io.IOException;
import java.nio.file.Path;

/// One question over one kind of file. Texts for other engines than Velostream stand in the folder
/// `queries/NAME`.
interface Case {
    String name();

    /// The application for Velostream, with [Peer#INPUT] in place of the file.
    String application() throws IOException;

    /// A file of that many records; made if it is not there.
    Path file(long records) throws IOException;

    /// How many records an engine reads unless something else is wanted: a pass should last some
    /// seconds.
    long records(Engine engine);
}
