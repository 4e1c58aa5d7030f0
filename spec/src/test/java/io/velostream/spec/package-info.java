/// SQL tests as text, and checks of the whole build.
///
/// A case is one `.test` file in a topic folder beside `src`; [io.velostream.spec.SpecTest] runs
/// them all. `mvn test -pl spec -am -Dspec.update=true` writes what the engine does into the
/// expected sections: review the difference before you commit it.
@NullMarked
package io.velostream.spec;

import org.jspecify.annotations.NullMarked;
