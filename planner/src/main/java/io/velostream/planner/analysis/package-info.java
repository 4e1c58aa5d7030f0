/// Names become column numbers, expressions get types, clauses become a logical plan.
///
/// [io.velostream.planner.analysis.QueryAnalyzer] is the way in and says which class reads which
/// clause. What the grammar knows and we do not is refused here through
/// [io.velostream.planner.analysis.Faults], with its place: nothing that was parsed is passed over.
@NullMarked
package io.velostream.planner.analysis;

import org.jspecify.annotations.NullMarked;
