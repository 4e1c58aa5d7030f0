/// Tests of stages and of watermarks.
@NullMarked
package io.velostream.engine;

import org.jspecify.annotations.NullMarked;
