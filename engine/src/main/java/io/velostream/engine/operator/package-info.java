/// The steps of a running query: one class per plan node.
///
/// Read [io.velostream.engine.operator.Operator] first: its text is the contract that every step
/// keeps and that the contract test checks for all of them.
@NullMarked
package io.velostream.engine.operator;

import org.jspecify.annotations.NullMarked;
