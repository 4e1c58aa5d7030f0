/// `velo bench`: generated files ([io.velostream.cli.bench.BenchData]), questions asked of them
/// ([io.velostream.cli.bench.Scenario]) and how they are measured
/// ([io.velostream.cli.bench.BenchRun]). To add a scenario, add a constant.
@NullMarked
package io.velostream.cli.bench;

import org.jspecify.annotations.NullMarked;
