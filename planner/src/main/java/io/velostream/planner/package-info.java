/// From the text of an application to the plan that runs.
///
/// Start with [io.velostream.planner.Planner]. A statement passes through the sub-packages in this
/// order: `statement` (what each kind of statement does), `catalog` (what names mean), `analysis`
/// (columns, types, clauses), `logical` (what a query means), `rules` (the same for less),
/// `physical` (one graph for all statements), `plan` (what the engine gets), `explain` (as text).
/// Nothing here runs a query or keeps anything between two applications.
@NullMarked
package io.velostream.planner;

import org.jspecify.annotations.NullMarked;
