package io.velostream.engine.operator;

import io.velostream.engine.expression.Evaluator;

/// An expression together with what a message about a failed row calls it.
///
/// @param name such as `WHERE` or `price * quantity`
public record NamedEvaluator(String name, Evaluator evaluator) {}
