/// What each kind of statement does to the application: declare, make, write, ask.
///
/// [io.velostream.planner.statement.StatementPlanner] takes one statement after the other;
/// [io.velostream.planner.statement.Draft] collects what runs. A new kind of statement gets its
/// class here and its line in `StatementPlanner.plan`.
@NullMarked
package io.velostream.planner.statement;

import org.jspecify.annotations.NullMarked;
