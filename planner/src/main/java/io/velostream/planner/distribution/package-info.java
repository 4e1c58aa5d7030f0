/// How the steps of an application are spread over parallel tasks: the last pass over its physical
/// plan, which puts [io.velostream.planner.plan.PhysicalPlan.Exchange] nodes into it.
///
/// Begin with [io.velostream.planner.distribution.Placement]: it walks up from the sources and says
/// of each step where its rows are, see [io.velostream.planner.distribution.Place]. The rule for
/// all of it: a step runs in several tasks only if its rows are then the very same ones; in doubt
/// it runs in one, and the reason stands in the plan. A new kind of step gets a case in
/// `Placement`, and in `Steps`, which knows the inputs and the expressions of each.
@NullMarked
package io.velostream.planner.distribution;

import org.jspecify.annotations.NullMarked;
