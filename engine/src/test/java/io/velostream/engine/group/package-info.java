/// Tests of group keys and group numbers.
@NullMarked
package io.velostream.engine.group;

import org.jspecify.annotations.NullMarked;
