package io.velostream.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the figures depend on besides the programs.
final class Machine {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    /// The processor's name and how many cores the system shows.
    static String cpu() throws IOException {
        String name = "unknown";
        if (Files.isReadable(CPU)) {
            try (Stream<String> lines = Files.lines(CPU)) {
                name =
                        lines.filter(line -> line.startsWith("model name"))
                                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                                .findFirst()
                                .orElse(name);
            }
        }
        return name + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    }

    static String system() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch");
    }

    static String jdk() {
        return System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
    }

    /// The commit that is measured; with a `+` if files differ from it.
    static String commit(Path folder) throws IOException, InterruptedException {
        String changes = output(folder, "git", "status", "--porcelain", "--untracked-files=no");
        String commit = output(folder, "git", "rev-parse", "--short", "HEAD").strip();
        return changes.isBlank() ? commit : commit + "+";
    }

    private static String output(Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
