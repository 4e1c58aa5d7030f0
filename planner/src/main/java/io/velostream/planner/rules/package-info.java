/// Rules that turn a logical plan into one with the same rows that costs less, one in each file.
///
/// To add one, implement [io.velostream.planner.rules.Rule] and name it in
/// [io.velostream.planner.rules.Optimizer], whose list is the order. A rule must not make a row
/// fail that would not have failed before it.
@NullMarked
package io.velostream.planner.rules;

import org.jspecify.annotations.NullMarked;
