/// What tests of several modules share: slow and obviously right twins of fast code, boxed values
/// in and out of columns, seeded random data.
///
/// Read [io.velostream.testing.BoxedValues] first, then [io.velostream.testing.RowInterpreter].
/// Random sources take a [java.util.random.RandomGenerator] made from a seed; a test that fails
/// must print that seed.
@NullMarked
package io.velostream.testing;

import org.jspecify.annotations.NullMarked;
