/// The same question over the same file, asked of Velostream and of other engines.
///
/// [io.velostream.peers.Compare] is what `benchmarks/compare` starts: for every
/// [io.velostream.peers.Case] it starts each [io.velostream.peers.Engine] in a JVM of its own
/// ([io.velostream.peers.Child]), which measures ([io.velostream.peers.Measurement]) one
/// [io.velostream.peers.Peer]; then it compares the answers ([io.velostream.peers.Answer]) and
/// prints the tables ([io.velostream.peers.Report]).
///
/// To add an engine: a module with a `Peer` and a `main`, a constant in `Engine`, and a text in
/// `queries/CASE/` for each case that the engine can answer.
@NullMarked
package io.velostream.peers;

import org.jspecify.annotations.NullMarked;
