/// Results for people: rows on standard output, or only counted.
///
/// [io.velostream.connectors.console.TableWriter] draws aligned columns and is of use without the
/// connector. [io.velostream.connectors.console.CellText] turns one value into what a person reads,
/// [io.velostream.connectors.console.DisplayWidth] knows how wide a terminal shows it. Every other
/// way to write rows is a format, found by name, and goes through
/// [io.velostream.connectors.console.StreamSink].
@NullMarked
package io.velostream.connectors.console;

import org.jspecify.annotations.NullMarked;
