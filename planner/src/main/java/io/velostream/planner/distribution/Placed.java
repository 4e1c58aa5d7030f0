package io.velostream.planner.distribution;

import io.velostream.planner.plan.PhysicalPlan;

/// A step with exchanges below it where it needs them.
///
/// @param step as it will run; of an open place: as it was, see [OpenRows]
record Placed(PhysicalPlan step, Place place) {}
