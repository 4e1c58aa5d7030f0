/// From the logical plans of all statements to one graph of steps.
///
/// [io.velostream.planner.physical.PhysicalPlanner] builds the steps;
/// [io.velostream.planner.physical.ScanSharing] decides what is read once for several statements.
@NullMarked
package io.velostream.planner.physical;

import org.jspecify.annotations.NullMarked;
