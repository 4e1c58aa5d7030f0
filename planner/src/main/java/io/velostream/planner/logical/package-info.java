/// What a query means, as trees of immutable records.
///
/// [io.velostream.planner.logical.LogicalPlan] lists the nodes;
/// [io.velostream.planner.logical.Traits] says of any plan whether it ends, updates and has an
/// event time; [io.velostream.planner.logical.Watermarks] asks scans for theirs.
@NullMarked
package io.velostream.planner.logical;

import org.jspecify.annotations.NullMarked;
