package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.group.KeyCodec;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.StateWriter;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A window query whose keys never come back holds what its open windows need, and no more.
class RotatingKeysTest {
    private static final int WINDOWS = 2_000;
    private static final int KEYS_PER_WINDOW = 50;
    private static final long SIZE = 1000;

    private final CheckedOutput output =
            new CheckedOutput(
                    Schema.of(
                            new Field("key", Basic.STRING),
                            new Field("window_start", Basic.TIMESTAMP),
                            new Field("window_end", Basic.TIMESTAMP),
                            new Field("count", Basic.BIGINT)));

    private static Batch batchOf(int window) {
        TextColumn keys = new TextColumn(Basic.STRING, KEYS_PER_WINDOW);
        LongColumn times = new LongColumn(Basic.TIMESTAMP, KEYS_PER_WINDOW);
        for (int row = 0; row < KEYS_PER_WINDOW; row++) {
            keys.set(row, Text.of("key " + (window * KEYS_PER_WINDOW + row)));
            times.set(row, window * SIZE + row);
        }
        Batch batch = new Batch(keys, times);
        batch.setRowCount(KEYS_PER_WINDOW);
        return batch;
    }

    @Test
    void keysOfClosedWindowsAreForgotten() {
        Grouping grouping =
                new Grouping(
                        List.of(new NamedEvaluator("key", (batch, _, _, _) -> batch.column(0))),
                        List.of(Basic.STRING),
                        List.of(),
                        TestAggregates.countAndSum().subList(0, 1));
        WindowFinalOperator operator =
                new WindowFinalOperator(
                        output.schema(),
                        grouping,
                        new TumblingWindow(SIZE, 0),
                        new WindowOptions(
                                new NamedEvaluator("ts", (batch, _, _, _) -> batch.column(1)),
                                0,
                                ResultTime.START,
                                false,
                                Changelog.APPEND),
                        new CountingContext(),
                        output);
        int largest = 0;
        for (int window = 0; window < WINDOWS; window++) {
            operator.process(batchOf(window));
            operator.advance(window * SIZE);
            StateWriter state = new StateWriter();
            if (window % 50 == 0) {
                operator.snapshot(state);
                largest = Math.max(largest, state.toByteArray().length);
            }
        }
        operator.finish();
        // 100,000 keys went by; at most about 4,096 are remembered at a time.
        assertThat(largest).isLessThan(100_000);
        assertThat(output.rows()).hasSize(WINDOWS * KEYS_PER_WINDOW);
        assertThat(output.rows().getLast())
                .startsWith("key " + (WINDOWS * KEYS_PER_WINDOW - 1))
                .endsWith(1L);
        assertThat(output.rows()).doesNotHaveDuplicates();
    }

    @Test
    void emptyPanesArePooledAndNoMore() {
        KeyCodec codec = new KeyCodec(List.of(Basic.STRING));
        OpenPanes panes = new OpenPanes(codec, List.of(), false);
        Pane first = panes.open(0);
        panes.open(SIZE);
        panes.closeFirst();
        assertThat(panes.size()).isEqualTo(1);
        assertThat(panes.open(5 * SIZE)).as("a closed pane is used again").isSameAs(first);
        assertThat(panes.first().time()).isEqualTo(SIZE);
    }
}
