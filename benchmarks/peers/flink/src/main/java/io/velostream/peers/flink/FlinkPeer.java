package io.velostream.peers.flink;

import io.velostream.peers.LineCounter;
import io.velostream.peers.Measurement;
import io.velostream.peers.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/// Runs a script of `SET`, `CREATE TABLE` and one `CREATE TABLE … AS SELECT` in a local cluster
/// that is started for it, as Flink does for an application. One slot; objects are reused; state is
/// on the heap, without checkpoints; whatever a script does not set is Flink's default.
public final class FlinkPeer implements Peer {
    private static final Pattern SET = Pattern.compile("(?s)SET\\s+'([^']+)'\\s*=\\s*'([^']*)'");

    private final String script;

    public FlinkPeer(String script) {
        this.script = script;
    }

    public static void main(String[] arguments) throws Exception {
        Measurement.main(arguments, FlinkPeer::new);
    }

    @Override
    public long run(Path input, Optional<Path> answer) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("parallelism.default", "1");
        configuration.setString("taskmanager.numberOfTaskSlots", "1");
        configuration.setString("pipeline.object-reuse", "true");
        List<String> statements = new ArrayList<>();
        for (String statement : statements(script.replace(INPUT, input.toString()))) {
            Matcher set = SET.matcher(statement);
            if (set.matches()) {
                configuration.setString(set.group(1), set.group(2));
            } else {
                statements.add(statement);
            }
        }
        TableEnvironment tables =
                TableEnvironment.create(
                        EnvironmentSettings.newInstance().withConfiguration(configuration).build());
        try (LineCounter lines = new LineCounter(answer)) {
            LinesFactory.open(lines);
            for (String statement : statements) {
                // Waits for statements that run a job, returns at once from others.
                tables.executeSql(statement).await();
            }
            return lines.lines();
        }
    }

    /// The statements of a script. Each ends with a line that ends in `;`; `--` begins a comment.
    private static List<String> statements(String script) {
        String bare = Pattern.compile("--[^\n]*").matcher(script).replaceAll("");
        return Pattern.compile(";\\s*(\n|$)")
                .splitAsStream(bare)
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    @Override
    public String version() {
        return EnvironmentInformation.getVersion();
    }
}
