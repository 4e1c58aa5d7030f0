/// The `velo` command: what a person types and reads.
@NullMarked
package io.velostream.cli;

import org.jspecify.annotations.NullMarked;
