/// Velostream as one of the engines, run as `velo run` does.
@NullMarked
package io.velostream.peers.velostream;

import org.jspecify.annotations.NullMarked;
