/// Turns a Java method that sees one row into a kernel that sees a batch.
///
/// [io.velostream.functions.call.RowMethod] says what the method's parameters are;
/// [io.velostream.functions.call.LoopCompiler] makes the loop around it as a hidden class of a few
/// dozen instructions. Rejected: method handles, whose calls from a shared loop are not inlined
/// (several nanoseconds a row) and whose adaptation to columns costs more classes at start; and
/// loops written by hand, one for each of some hundred combinations of parameter types. The loop is
/// the same thing that a person would write; nothing here knows any function.
@NullMarked
package io.velostream.functions.call;

import org.jspecify.annotations.NullMarked;
