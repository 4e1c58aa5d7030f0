package io.velostream.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts an engine in a JVM of its own, held to one core with all its threads: those of the
/// compiler and of the collector too.
///
/// @param modules folder of the engines' modules
/// @param core number of the core
/// @param heap of every engine, such as `4g`
record Child(Path modules, int core, String heap) {
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    // As Velostream's launcher says it, for the same reason.
                    "-XX:Tier3DelayOn=1000",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    List<String> command(Engine engine, Task task) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms" + heap);
        command.add("-Xmx" + heap);
        command.addAll(FLAGS);
        command.addAll(engine.jvmFlags());
        Path target = modules.resolve(engine.module()).resolve("target");
        command.add("-cp");
        command.add(target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*");
        command.add(engine.mainClass());
        command.addAll(task.toArguments());
        return command;
    }

    /// Runs it to its end.
    ///
    /// @param log where what it prints goes
    /// @throws EngineFailure if it fails
    Timing run(Engine engine, Task task, Path log)
            throws EngineFailure, IOException, InterruptedException {
        Files.deleteIfExists(task.result());
        Files.deleteIfExists(task.answer());
        Process process =
                new ProcessBuilder(command(engine, task))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Thread stop = new Thread(process::destroy, "stop-" + engine);
        Runtime.getRuntime().addShutdownHook(stop);
        int status = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        if (status != 0 || !Files.exists(task.result())) {
            throw new EngineFailure(
                    "%s ended with status %d, see %s".formatted(engine.title(), status, log));
        }
        return Timing.read(task.result());
    }
}
