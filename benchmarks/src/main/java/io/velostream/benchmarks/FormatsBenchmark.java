package io.velostream.benchmarks;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.OutputBuffer;
import io.velostream.connect.Providers;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.types.Batch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What does it cost to turn the bytes of a row into columns, and columns into bytes?
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Trades.ROWS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FormatsBenchmark {
    @Param({"json", "csv"})
    private String format;

    /// How many of the five columns are decoded or encoded.
    @Param({"2", "3", "5"})
    private int columns;

    private Batch[] batches;
    private Encoder encoder;
    private final OutputBuffer out = new OutputBuffer(1 << 20);
    private Decoder decoder;
    private Batch decoded;
    private byte[] bytes;
    private int end;

    @Setup
    public void build() throws IOException {
        Scan scan = Trades.scan(Trades.plan("SELECT * FROM trades").jobs().getFirst().plan());
        batches = Trades.read(scan);
        Format chosen = Providers.format(format);
        Options options =
                Options.of(format.equals("csv") ? Map.of("csv.header", "false") : Map.of());
        Encoder whole = chosen.encoder(scan.schema(), List.of(), options);
        OutputBuffer all = new OutputBuffer(1 << 20);
        all.position(Decoder.PADDING_FRONT);
        for (Batch batch : batches) {
            whole.encode(batch, all);
        }
        end = all.position();
        bytes = all.ensure(Decoder.PADDING_BEHIND);
        List<Integer> projection = Stream.iterate(0, i -> i + 1).limit(columns).toList();
        DecoderRequest request =
                new DecoderRequest(
                        scan.schema(),
                        projection,
                        "memory",
                        true,
                        (reason, message, origin, position, row) -> {
                            throw new IllegalStateException(message);
                        });
        decoder = chosen.decoder(request, options);
        decoded = Batch.of(request.projected(), Batch.DEFAULT_CAPACITY);
        encoder = chosen.encoder(request.projected(), List.of(), options);
    }

    @Benchmark
    public void decode(Blackhole blackhole) {
        int at = Decoder.PADDING_FRONT;
        while (at < end) {
            decoded.clear();
            at = decoder.decode(bytes, at, end, true, decoded);
            blackhole.consume(decoded);
        }
    }

    @Benchmark
    public void encode(Blackhole blackhole) {
        for (Batch batch : batches) {
            out.clear();
            encoder.encode(batch, out);
            blackhole.consume(out);
        }
    }
}
