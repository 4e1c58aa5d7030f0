/// Microbenchmarks (JMH) of the parts that `velo bench` measures as a whole.
///
/// `benchmarks/run` builds and runs them; `benchmarks/run Operators -p query=S2F` runs some. Every
/// figure is nanoseconds per row on one thread. [io.velostream.benchmarks.Trades] makes the rows.
@NullMarked
package io.velostream.benchmarks;

import org.jspecify.annotations.NullMarked;
