/// The contract that every operator keeps, checked for each of them against a slow, obviously right
/// answer over plain Java collections.
///
/// Read [io.velostream.engine.operator.OperatorContract]: a new operator gets all of it by two
/// methods.
@NullMarked
package io.velostream.engine.operator;

import org.jspecify.annotations.NullMarked;
