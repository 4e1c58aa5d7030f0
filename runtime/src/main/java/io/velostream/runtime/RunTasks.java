package io.velostream.runtime;

import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.engine.Stage;
import io.velostream.engine.StageBuilder;
import io.velostream.engine.StageInput;
import io.velostream.engine.WatermarkTracker;
import io.velostream.engine.exchange.Parcel;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Exchange;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.Stages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The tasks of a run with everything between them, made from its plan by the thread that starts
/// the run: sources and sinks are opened, operators built, channels laid.
final class RunTasks {
    /// How many containers each channel has at most, all channels to one task together.
    private static final int PARCELS_PER_TASK = 32;

    private static final int LEAST_PARCELS = 4;

    private final ApplicationPlan plan;
    private final RunSettings settings;
    private final RunControl control;
    private final Resources resources;
    private final StateLimit limit;
    private final @Nullable SharedFailures shared;
    private final List<StageTasks> stages = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();
    private final List<PieceReading> readings = new ArrayList<>();
    private final List<SinkOutput> sinks = new ArrayList<>();
    private final List<BlockWriting> writings = new ArrayList<>();
    private final IdentityHashMap<Sink, DeadLetterOutput> letters = new IdentityHashMap<>();
    private final IdentityHashMap<Exchange, StageTasks> senders = new IdentityHashMap<>();
    private final IdentityHashMap<Exchange, List<List<Channel<Parcel>>>> channels =
            new IdentityHashMap<>();
    private long totalBytes;

    /// What a thread does.
    record Work(String thread, Runnable action) {}

    /// A stage with what its tasks are rung by.
    private record StageTasks(Stages.Stage stage, List<Bell> bells) {
        boolean readsInPieces() {
            return stage.tasks() > 1 && !stage.leaves().isEmpty();
        }
    }

    RunTasks(ApplicationPlan plan, RunSettings settings, RunControl control, Resources resources) {
        this.plan = plan;
        this.settings = settings;
        this.control = control;
        this.resources = resources;
        int count = 0;
        for (Stages.Stage stage : Stages.of(plan).stages()) {
            List<Bell> bells = IntStream.range(0, stage.tasks()).mapToObj(_ -> new Bell()).toList();
            StageTasks own = new StageTasks(stage, bells);
            stages.add(own);
            stage.outputs().forEach(exchange -> senders.put(exchange, own));
            count += stage.tasks();
        }
        limit = new StateLimit(plan.maxStateBytes(), count);
        shared =
                count == 1
                        ? null
                        : new SharedFailures(settings.failuresShown(), settings.failures());
        stages.forEach(this::layChannels);
        stages.forEach(this::open);
    }

    /// From every task below each exchange that the stage reads from to every task of the stage.
    private void layChannels(StageTasks stage) {
        for (Exchange exchange : stage.stage.inputs()) {
            StageTasks below = sender(exchange);
            int most = Math.max(LEAST_PARCELS, PARCELS_PER_TASK / below.bells.size());
            List<List<Channel<Parcel>>> all = new ArrayList<>();
            for (Bell from : below.bells) {
                List<Channel<Parcel>> ofSender = new ArrayList<>();
                for (Bell to : stage.bells) {
                    ofSender.add(
                            new Channel<>(most, () -> new Parcel(exchange.schema()), from, to));
                }
                all.add(ofSender);
            }
            channels.put(exchange, all);
        }
    }

    private StageTasks sender(Exchange exchange) {
        StageTasks below = senders.get(exchange);
        if (below == null) {
            throw new IllegalStateException("nobody sends to " + exchange);
        }
        return below;
    }

    private List<List<Channel<Parcel>>> channels(Exchange exchange) {
        return channels.getOrDefault(exchange, List.of());
    }

    private void open(StageTasks stage) {
        Pieces pieces = stage.readsInPieces() ? openPieces(stage) : null;
        List<Optional<BlockWriting>> written = new ArrayList<>();
        for (Job job : stage.stage.jobs()) {
            written.add(stage.stage.tasks() == 1 ? Optional.empty() : openWriting(stage, job));
        }
        for (int i = 0; i < stage.stage.tasks(); i++) {
            int number = tasks.size();
            SharedFailures.OfTask noted =
                    shared == null
                            ? null
                            : shared.new OfTask(number, pieces == null ? null : pieces.lines);
            FailureLog failures = failureLog(noted);
            TaskFacts facts = new TaskFacts(failures);
            int index = i;
            TaskEnds ends =
                    new TaskEnds(
                            job -> terminal(stage, job, written, index),
                            exchange -> new TaskOutlet(channels(exchange).get(index)));
            Stage built = StageBuilder.build(plan, stage.stage, facts, ends);
            resources.add(built::close);
            String name = "velo-task-" + number;
            Task.Setup setup =
                    new Task.Setup(
                            number,
                            name,
                            control,
                            limit,
                            failures,
                            noted,
                            facts,
                            ends,
                            bell(stage, i));
            Task task = task(stage, built, setup, pieces, noted, i);
            tasks.add(task);
            work.add(new Work(name, task::run));
        }
    }

    private static Bell bell(StageTasks stage, int task) {
        return stage.bells.get(task);
    }

    private FailureLog failureLog(SharedFailures.@Nullable OfTask noted) {
        return new FailureLog(
                settings.failuresShown(),
                noted == null ? (_, failure) -> settings.failures().accept(failure) : noted);
    }

    private Task task(
            StageTasks stage,
            Stage built,
            Task.Setup setup,
            @Nullable Pieces pieces,
            SharedFailures.@Nullable OfTask noted,
            int index) {
        if (pieces != null && noted != null) {
            return new PieceTask(setup, built, pieces.reading, noted);
        }
        if (stage.stage.leaves().isEmpty()) {
            List<Inlet> inlets = new ArrayList<>();
            for (StageInput input : built.inputs()) {
                inlets.add(inlet(input, setup.bell(), index));
            }
            return new ReceivingTask(setup, built, inlets);
        }
        List<Feed> feeds = new ArrayList<>();
        List<DeadLetterOutput> outputs = new ArrayList<>();
        for (StageInput input : built.inputs()) {
            Feed feed = feed(input, setup, outputs);
            resources.add(feed::close);
            feeds.add(feed);
            long size = feed.totalBytes();
            totalBytes = size < 0 || totalBytes < 0 ? -1 : totalBytes + size;
        }
        return new LeafTask(setup, built, feeds, outputs);
    }

    private Inlet inlet(StageInput input, Bell bell, int index) {
        Exchange exchange = (Exchange) input.leaf();
        StageTasks below = sender(exchange);
        List<Channel<Parcel>> own =
                channels(exchange).stream().map(ofSender -> ofSender.get(index)).toList();
        WatermarkTracker tracker = null;
        if (below.readsInPieces()
                && below.stage.leaves().getFirst() instanceof Scan scan
                && scan.watermark().isPresent()) {
            tracker = new WatermarkTracker(scan.watermark().get(), scan.source().splits().size());
        }
        return new Inlet(input, new InOrder<>(own, below.readsInPieces(), bell), tracker);
    }

    /// What reads a source for several tasks.
    private record Pieces(PieceReading reading, SharedFailures.PieceLines lines) {}

    private Pieces openPieces(StageTasks stage) {
        Scan scan = (Scan) stage.stage.leaves().getFirst();
        PieceReading reading = new PieceReading(scan, control);
        resources.add(reading::close);
        readings.add(reading);
        long size = reading.totalBytes();
        totalBytes = size < 0 || totalBytes < 0 ? -1 : totalBytes + size;
        return new Pieces(reading, new SharedFailures.PieceLines());
    }

    private Feed feed(StageInput input, Task.Setup setup, List<DeadLetterOutput> outputs) {
        return switch (input.leaf()) {
            case Scan scan -> {
                DeadLetterOutput output = deadLetters(scan);
                if (output != null && !outputs.contains(output)) {
                    outputs.add(output);
                }
                ScanLosses losses =
                        new ScanLosses(scan.name(), setup.failures(), scan.deadLetters(), output);
                yield new ScanFeed(scan, input, losses, setup.facts(), System::nanoTime);
            }
            case PhysicalPlan.SingleRow _ -> new SingleRowFeed(input);
            default -> throw new IllegalStateException(input.leaf() + " reads other steps");
        };
    }

    /// Where the scan's dead letters go; null if they are only counted. Opened once, whoever shares
    /// it.
    private @Nullable DeadLetterOutput deadLetters(Scan scan) {
        if (scan.deadLetters().isEmpty()) {
            return null;
        }
        Sink sink = scan.deadLetters().get().sink();
        DeadLetterOutput known = letters.get(sink);
        if (known == null) {
            try {
                known = new DeadLetterOutput(sink.open(DeadLetterOutput.SCHEMA));
            } catch (IOException e) {
                throw OutsideFault.of(
                        "SINK_FAILED",
                        "opening the dead letters of \"" + scan.name() + "\" failed",
                        e);
            }
            resources.add(known::close);
            letters.put(sink, known);
        }
        return known;
    }

    /// The end of a job in one task. A job that has neither a sink nor a reader of its result only
    /// feeds others.
    private Operator terminal(
            StageTasks stage, Job job, List<Optional<BlockWriting>> written, int task) {
        Optional<BlockWriting> own = written.get(stage.stage.jobs().indexOf(job));
        if (own.isPresent()) {
            Sink sink = job.sink().orElseThrow();
            return new EncodedOutput(
                    job.name(),
                    sink.changelog(),
                    encoded(job).encoder(job.plan().schema()),
                    own.get(),
                    task);
        }
        try {
            SinkWriter writer;
            if (job.sink().isPresent()) {
                Sink sink = job.sink().get();
                writer = sink.open(job.plan().schema());
            } else if (job.result()) {
                writer = settings.results().open(job);
            } else {
                return new NoOutput();
            }
            SinkOutput output = new SinkOutput(job, writer);
            resources.add(output::close);
            sinks.add(output);
            return output;
        } catch (IOException e) {
            throw openFailed(job, e);
        }
    }

    /// What writes a job's rows for several tasks, if they go anywhere.
    private Optional<BlockWriting> openWriting(StageTasks stage, Job job) {
        if (job.sink().isEmpty()) {
            if (job.result()) {
                throw new IllegalStateException(
                        "several tasks would write the result of " + job.name());
            }
            return Optional.empty();
        }
        try {
            BlockWriting writing =
                    new BlockWriting(
                            job,
                            encoded(job).open(job.plan().schema()),
                            stage.stage.tasks(),
                            stage.readsInPieces());
            resources.add(writing::close);
            writings.add(writing);
            return Optional.of(writing);
        } catch (IOException e) {
            throw openFailed(job, e);
        }
    }

    private static Sink.EncodedSink encoded(Job job) {
        Optional<Sink.EncodedSink> encoded = job.sink().orElseThrow().encoded();
        return encoded.orElseThrow(() ->
                new IllegalStateException("several tasks would write to the one of " + job.name()));
    }

    private static RuntimeException openFailed(Job job, IOException cause) {
        return OutsideFault.of(
                "SINK_FAILED", "opening the output of \"" + job.name() + "\" failed", cause);
    }

    /// Whether one thread does everything.
    boolean isSingle() {
        return work.size() <= 1;
    }

    List<Task> tasks() {
        return tasks;
    }

    List<Work> work() {
        return work;
    }

    void showFailures() {
        if (shared != null) {
            shared.show();
        }
    }

    /// In the order in which each kind of failure first happened.
    List<FailureCount> failureCounts() {
        List<FailureLog> logs = tasks.stream().map(task -> task.setup().failures()).toList();
        return shared != null
                ? shared.counts(logs)
                : logs.stream().flatMap(log -> log.counts().stream()).toList();
    }

    /// Makes every output final.
    void complete() {
        sinks.forEach(SinkOutput::complete);
        writings.forEach(BlockWriting::complete);
        letters.values().forEach(DeadLetterOutput::complete);
    }

    /// How long one round of a task over its sources took at most, in nanoseconds.
    long longestRound() {
        long longest = 0;
        for (Task task : tasks) {
            longest = Math.max(longest, task instanceof LeafTask leaf ? leaf.longestRound() : 0);
        }
        return longest;
    }

    /// The largest state that was seen, in bytes.
    long stateBytes() {
        return limit.seenBytes();
    }

    /// For all threads.
    long bytesRead() {
        long bytes = 0;
        for (Task task : tasks) {
            bytes += task instanceof LeafTask leaf ? leaf.bytesRead() : 0;
        }
        for (PieceReading reading : readings) {
            bytes += reading.bytesRead();
        }
        return bytes;
    }

    /// The size of all inputs; -1 if it is not known.
    long totalBytes() {
        return totalBytes;
    }
}
