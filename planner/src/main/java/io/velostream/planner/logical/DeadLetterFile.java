package io.velostream.planner.logical;

import io.velostream.connect.Sink;
import java.nio.file.Path;

/// The file that rows of a table go to which cannot be used.
///
/// @param path tables that name the same have one writer
/// @param sink that writes it
/// @param late whether rows that come too late go there
/// @param failed whether rows that cannot be read or computed go there
public record DeadLetterFile(Path path, Sink sink, boolean late, boolean failed) {}
