package io.velostream.runtime;

import io.velostream.engine.StageBuilder;
import io.velostream.engine.exchange.InUnits.End;
import io.velostream.engine.exchange.Outlet;
import io.velostream.engine.exchange.Parcel.UnitEnd;
import io.velostream.engine.exchange.PartialGroups;
import io.velostream.engine.exchange.Scatter;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where the rows of one task go: to other tasks and to sinks. All of them are told of units of
/// input and of the end.
final class TaskEnds implements StageBuilder.Ends {
    private final Function<Job, Operator> terminals;
    private final Function<Exchange, Outlet> outlets;
    private final List<Scatter> scatters = new ArrayList<>();
    private final List<PartialGroups> partials = new ArrayList<>();
    private final List<EncodedOutput> encoded = new ArrayList<>();
    private final List<SinkOutput> sinks = new ArrayList<>();

    /// @param terminals makes the end of a job for this task
    /// @param outlets makes the way to the tasks behind an exchange
    TaskEnds(Function<Job, Operator> terminals, Function<Exchange, Outlet> outlets) {
        this.terminals = terminals;
        this.outlets = outlets;
    }

    @Override
    public Operator terminal(Job job) {
        Operator terminal = terminals.apply(job);
        switch (terminal) {
            case SinkOutput sink -> sinks.add(sink);
            case EncodedOutput output -> encoded.add(output);
            default -> {}
        }
        return terminal;
    }

    @Override
    public Outlet outlet(Exchange exchange) {
        return outlets.apply(exchange);
    }

    @Override
    public void opened(Scatter scatter, Optional<PartialGroups> groups) {
        scatters.add(scatter);
        groups.ifPresent(partials::add);
    }

    void beginUnit(long number, int split) {
        for (int i = 0; i < scatters.size(); i++) {
            scatters.get(i).beginUnit(number, split);
        }
        for (int i = 0; i < partials.size(); i++) {
            partials.get(i).beginUnit(number);
        }
        for (int i = 0; i < encoded.size(); i++) {
            encoded.get(i).beginUnit(number);
        }
    }

    void endUnit(UnitEnd what) {
        for (int i = 0; i < scatters.size(); i++) {
            scatters.get(i).endUnit(what);
        }
        for (int i = 0; i < encoded.size(); i++) {
            encoded.get(i).endUnit();
        }
    }

    /// After the stage has learnt of the end itself.
    void end(End how) {
        scatters.forEach(scatter -> scatter.end(how));
    }

    /// Shows the rows that have waited long enough.
    void flushIfDue(long now) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).flushIfDue(now);
        }
    }

    /// The task sleeps from now on, without having flushed.
    ///
    /// @return for how many nanoseconds it may
    long beginSleep(long now) {
        long most = Long.MAX_VALUE;
        for (int i = 0; i < sinks.size(); i++) {
            most = Math.min(most, sinks.get(i).beginSleep(now));
        }
        return most;
    }

    long rowsWritten() {
        long rows = 0;
        for (SinkOutput sink : sinks) {
            rows += sink.rowsWritten();
        }
        for (EncodedOutput output : encoded) {
            rows += output.rowsWritten();
        }
        return rows;
    }
}
