/// Runs applications in this process.
///
/// Read [io.velostream.runtime.ApplicationRun] first: it starts the task's thread, stops it and
/// tells how far it is. [io.velostream.runtime.Task] is what that thread does: it reads the sources
/// batch by batch, drives the stage with them and finishes the sinks when all went well.
@NullMarked
package io.velostream.runtime;

import org.jspecify.annotations.NullMarked;
