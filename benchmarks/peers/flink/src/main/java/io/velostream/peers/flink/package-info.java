/// Apache Flink SQL as one of the engines: [io.velostream.peers.flink.FlinkPeer] runs a script in a
/// local cluster of one slot; [io.velostream.peers.flink.LinesFactory] is the sink.
@NullMarked
package io.velostream.peers.flink;

import org.jspecify.annotations.NullMarked;
