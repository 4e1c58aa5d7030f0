package io.velostream.peers;

import java.nio.file.Path;
import java.util.Optional;

/// One engine with one question, which it answers again and again.
///
/// - **Threads.** Called by one thread; an engine may use threads of its own.
/// - **Work.** Each call of [#run] does everything: it understands the text, reads the whole file,
///   and makes each row of the answer a line of JSON.
public interface Peer {
    /// Stands for the file in the text of a question.
    String INPUT = "${input}";

    /// @param input what to read
    /// @param answer where the answer's lines go; if empty they are made and dropped
    /// @return how many rows the answer has
    long run(Path input, Optional<Path> answer) throws Exception;

    /// The engine's version, as it calls itself.
    String version() throws Exception;
}
