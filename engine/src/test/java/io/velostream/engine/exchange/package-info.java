/// Rows that go from task to task must arrive, each once and in order.
@NullMarked
package io.velostream.engine.exchange;

import org.jspecify.annotations.NullMarked;
