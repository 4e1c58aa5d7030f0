package io.velostream.peers.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployment;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import com.espertech.esper.runtime.client.util.RuntimeVersion;
import io.velostream.peers.LineCounter;
import io.velostream.peers.Measurement;
import io.velostream.peers.Peer;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Deploys a module whose events are called `Input` and whose answer is the statement `output`, and
/// sends it the lines of the file; at their end an event `Finish`, if the module has one. One
/// thread and the module's time does not run, so Esper's locks and timers are off.
public final class EsperPeer implements Peer {
    private static final String INPUT_EVENTS = "Input";
    private static final String FINISH = "Finish";

    private final String module;
    private final EPRuntime runtime;

    public EsperPeer(String module) {
        this.module = module;
        runtime = EPRuntimeProvider.getRuntime("compare", configuration());
    }

    public static void main(String[] arguments) throws Exception {
        Measurement.main(arguments, EsperPeer::new);
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
        configuration.getRuntime().getThreading().setListenerDispatchPreserveOrder(false);
        configuration.getRuntime().getThreading().setInsertIntoDispatchPreserveOrder(false);
        configuration.getRuntime().getExecution().setDisableLocking(true);
        configuration.getCompiler().getExpression().setIntegerDivision(true);
        return configuration;
    }

    @Override
    public long run(Path input, Optional<Path> answer) throws Exception {
        EPCompiled compiled =
                EPCompilerProvider.getCompiler()
                        .compile(module, new CompilerArguments(configuration()));
        EPDeployment deployment = runtime.getDeploymentService().deploy(compiled);
        try (LineCounter lines = new LineCounter(answer);
                BufferedReader reader = Files.newBufferedReader(input)) {
            output(deployment).addListener(new JsonListener(lines));
            LineSender sender = LineSender.of(runtime.getEventService(), INPUT_EVENTS, input);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                sender.send(line);
            }
            if (module.contains(" " + FINISH + "(")) {
                runtime.getEventService().sendEventObjectArray(new Object[] {0L}, FINISH);
            }
            return lines.lines();
        } finally {
            runtime.getDeploymentService().undeploy(deployment.getDeploymentId());
        }
    }

    private static EPStatement output(EPDeployment deployment) {
        return Arrays.stream(deployment.getStatements())
                .filter(statement -> statement.getName().equals("output"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no statement \"output\""));
    }

    @Override
    public String version() {
        return RuntimeVersion.RUNTIME_VERSION;
    }
}
