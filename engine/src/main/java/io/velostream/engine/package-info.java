/// Operators and expressions of one task. Knows no threads, no files and no hosts: whoever drives
/// it brings the batches, the watermarks and the time.
@NullMarked
package io.velostream.engine;

import org.jspecify.annotations.NullMarked;
