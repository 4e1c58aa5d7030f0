/// Signatures of functions as text, and the choice between several of them.
///
/// [io.velostream.functions.resolve.Signature] is parsed once from its text;
/// [io.velostream.functions.resolve.Overloads] finds the one that fits the arguments best. Implicit
/// coercion is [io.velostream.functions.resolve.Coercion]: INT to BIGINT to DECIMAL to DOUBLE, DATE
/// to TIMESTAMP, NULL to everything; never between text and numbers.
@NullMarked
package io.velostream.functions.resolve;

import org.jspecify.annotations.NullMarked;
