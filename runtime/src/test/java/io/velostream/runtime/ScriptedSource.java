package io.velostream.runtime;

import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A source whose splits give scripted steps: batches of one BIGINT column `ts`, pauses, failures.
final class ScriptedSource implements Source {
    static final Schema SCHEMA = Schema.of(new SqlType.Field("ts", SqlType.Basic.BIGINT));

    private final Map<String, List<Step>> splits = new LinkedHashMap<>();
    final List<String> opened = new ArrayList<>();
    final List<String> closed = new ArrayList<>();

    sealed interface Step {
        record Rows(List<Long> values) implements Step {}

        record Malformed(String text, long line) implements Step {}

        record Idle() implements Step {}

        /// Is idle for ever, and tells it.
        record IdleForEver(CountDownLatch reached) implements Step {}

        /// Gives the same row until the latch is down.
        record RowsUntil(CountDownLatch end) implements Step {}

        record Fails(Throwable failure) implements Step {}
    }

    ScriptedSource split(String id, Step... steps) {
        splits.put(id, List.of(steps));
        return this;
    }

    static Step rows(long... values) {
        return new Step.Rows(Arrays.stream(values).boxed().toList());
    }

    private List<Step> steps(String id) {
        return splits.getOrDefault(id, List.of());
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public String schemaOrigin() {
        return "declared";
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public List<Split> splits() {
        return splits.keySet().stream().map(id -> new Split(id, steps(id).size())).toList();
    }

    @Override
    public SplitReader open(Split split, ReadRequest request) {
        opened.add(split.id());
        return new Reader(split.id(), steps(split.id()), request);
    }

    private final class Reader implements SplitReader {
        private final String id;
        private final List<Step> steps;
        private final ReadRequest request;
        private int next;

        Reader(String id, List<Step> steps, ReadRequest request) {
            this.id = id;
            this.steps = steps;
            this.request = request;
        }

        @Override
        public Progress read(Batch batch) throws IOException {
            batch.clear();
            if (next == steps.size()) {
                return Progress.END;
            }
            return switch (steps.get(next++)) {
                case Step.Rows(List<Long> values) -> fill(batch, values);
                case Step.Malformed(String text, long line) -> {
                    request.failures().rowFailed("MALFORMED", "is no row", id, line, Text.of(text));
                    yield Progress.ROWS;
                }
                case Step.Idle _ -> Progress.IDLE;
                case Step.IdleForEver(CountDownLatch reached) -> {
                    next--;
                    reached.countDown();
                    yield Progress.IDLE;
                }
                case Step.RowsUntil(CountDownLatch end) -> {
                    if (end.getCount() > 0) {
                        next--;
                    }
                    yield fill(batch, List.of(0L));
                }
                case Step.Fails(IOException e) -> throw e;
                case Step.Fails(RuntimeException e) -> throw e;
                case Step.Fails(Error e) -> throw e;
                case Step.Fails(Throwable e) -> throw new IllegalStateException(e);
            };
        }

        private Progress fill(Batch batch, List<Long> values) {
            LongColumn column = (LongColumn) batch.column(0);
            long[] lines = new long[values.size()];
            for (int i = 0; i < values.size(); i++) {
                column.set(i, values.get(i));
                lines[i] = i + 1L;
            }
            batch.setRowCount(values.size());
            batch.setOrigin(id, lines);
            return Progress.ROWS;
        }

        @Override
        public long bytesRead() {
            return next;
        }

        @Override
        public void close() {
            closed.add(id);
        }
    }
}
