/// Plans as text: stable, written by hand, one line a step.
@NullMarked
package io.velostream.planner.explain;

import org.jspecify.annotations.NullMarked;
