/// The syntax tree: what a statement says, as records, nothing resolved.
///
/// Read [io.velostream.sql.tree.Statement] first, then [io.velostream.sql.tree.Query],
/// [io.velostream.sql.tree.Relation] and [io.velostream.sql.tree.Expression]. Different spellings
/// of one thing are one node here (`SOME` is `ANY`, `TRIM(LEADING x FROM y)` is `LTRIM(y, x)`,
/// every way to write a window is a [io.velostream.sql.tree.WindowSpec]), so that the planner meets
/// each meaning once. Every node knows its [io.velostream.sql.tree.Position], which takes no part
/// in equality: two nodes are equal when they say the same, wherever they stand. What may not come
/// here: types, columns, options of a deployment.
@NullMarked
package io.velostream.sql.tree;

import org.jspecify.annotations.NullMarked;
