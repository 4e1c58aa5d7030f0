/// Esper as one of the engines: [io.velostream.peers.esper.EsperPeer] sends it the lines of the
/// file.
@NullMarked
package io.velostream.peers.esper;

import org.jspecify.annotations.NullMarked;
