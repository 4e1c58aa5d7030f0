/// DuckDB on one thread: not a streaming engine, but what a fast batch engine needs for the same
/// file and question.
@NullMarked
package io.velostream.peers.duckdb;

import org.jspecify.annotations.NullMarked;
