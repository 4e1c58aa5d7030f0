/// Values outside of batches: as bytes that compare equal when the values do, and as parts of a
/// snapshot.
@NullMarked
package io.velostream.engine.state;

import org.jspecify.annotations.NullMarked;
