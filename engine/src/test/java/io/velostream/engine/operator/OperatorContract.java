package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.engine.TaskContext;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What every operator must keep, whatever it does: the same answer for any size of batch, with and
/// without rows left out, stopped and restored at any point, and an orderly end when its consumer
/// fails.
///
/// A test of an operator extends this and says how to make it and what the answer should be.
abstract class OperatorContract {
    private static final int[] BATCH_SIZES = {1, 2, 1023, 1024, 1025};
    private static final int SEEDS = 4;

    /// The columns of the operator's output.
    abstract Schema output();

    abstract Operator create(TaskContext context, Operator next);

    /// The slow, obviously right answer, including the end of the input.
    abstract void answer(List<InputRow> rows, Answer answer);

    /// The input; see [RandomInput] for its columns.
    List<InputRow> input(SplittableRandom random, int rows) {
        return new RandomInput(random).rows(rows);
    }

    @Test
    void anySizeOfBatchGivesTheSameAnswer() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<InputRow> rows = input(new SplittableRandom(seed), 2500);
            for (int size : BATCH_SIZES) {
                check(rows, new Run(seed, size, false, false));
            }
        }
    }

    @Test
    void rowsThatAreNotSelectedDoNotCount() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<InputRow> rows = input(new SplittableRandom(seed), 2500);
            for (int size : BATCH_SIZES) {
                check(rows, new Run(seed, size, true, false));
            }
        }
    }

    @Test
    void stoppingAndRestoringChangesNothing() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<InputRow> rows = input(new SplittableRandom(seed), 2500);
            for (int size : new int[] {7, 100, 1024}) {
                check(rows, new Run(seed, size, true, true));
            }
        }
    }

    @Test
    void anEmptyInputEnds() {
        check(List.of(), new Run(1, 10, false, false));
        check(List.of(), new Run(1, 10, false, true));
    }

    @Test
    void aFailingConsumerStopsTheOperator() {
        List<InputRow> rows = input(new SplittableRandom(1), 500);
        for (int calls = 0; ; calls++) {
            CheckedOutput output = new CheckedOutput(output());
            output.failAfter(calls);
            Operator operator = create(new CountingContext(), output);
            Feed feed = new Feed(operator, new Run(1, 100, false, false));
            try {
                feed.all(rows);
                return;
            } catch (CheckedOutput.ConsumerFailure expected) {
                operator.close();
            }
        }
    }

    @Test
    void stateOfAnotherOperatorIsNotReadPastItsEnd() {
        Operator operator = create(new CountingContext(), new CheckedOutput(output()));
        new Feed(operator, new Run(1, 100, false, false)).part(input(new SplittableRandom(1), 300));
        StateWriter writer = new StateWriter();
        operator.snapshot(writer);
        writer.writeInt(42);
        StateReader reader = new StateReader(writer.toByteArray());
        create(new CountingContext(), new CheckedOutput(output())).restore(reader);
        assertThat(reader.readInt()).isEqualTo(42);
        assertThatThrownBy(reader::readInt).isInstanceOf(RuntimeException.class);
    }

    /// How to feed the rows.
    private record Run(long seed, int batchSize, boolean gaps, boolean restarts) {}

    /// One run, for tests that vary more than this one does.
    void check(List<InputRow> rows, long seed, int batchSize, boolean gaps, boolean restarts) {
        check(rows, new Run(seed, batchSize, gaps, restarts));
    }

    /// Whether the output is as expected: row by row, unless the operator promises less.
    void compare(CheckedOutput output, Answer expected, String run) {
        assertThat(output.rows()).as("%s", run).isEqualTo(expected.rows);
        assertThat(output.kinds()).as("kinds of %s", run).isEqualTo(expected.allKinds());
    }

    private void check(List<InputRow> rows, Run run) {
        Answer expected = new Answer();
        answer(rows, expected);
        CheckedOutput output = new CheckedOutput(output());
        CountingContext context = new CountingContext();
        new Feed(create(context, output), run) {
            @Override
            Operator another() {
                return create(context, output);
            }
        }.all(rows);
        assertThat(output.isFinished()).isTrue();
        compare(output, expected, run.toString());
        assertThat(context.late).as("late rows of %s", run).isEqualTo(expected.late);
        assertThat(context.failed).as("failed rows of %s", run).isEqualTo(expected.failed);
    }

    /// Brings rows and watermarks to an operator, which may be replaced by a restored one between
    /// any two calls.
    private static class Feed {
        private final Run run;
        private final SplittableRandom random;
        private final LentBatches batches;
        private Operator operator;

        Feed(Operator operator, Run run) {
            this.operator = operator;
            this.run = run;
            random = new SplittableRandom(run.seed);
            batches = new LentBatches(RandomInput.SCHEMA, random);
        }

        Operator another() {
            throw new IllegalStateException("nothing to restore into");
        }

        void all(List<InputRow> rows) {
            part(rows);
            operator.finish();
            operator.close();
        }

        void part(List<InputRow> rows) {
            for (int from = 0; from < rows.size(); from += run.batchSize) {
                maybeRestart();
                int to = Math.min(rows.size(), from + run.batchSize);
                batches.process(operator, rows.subList(from, to), run.gaps);
                maybeRestart();
                if (to < rows.size() && random.nextInt(4) > 0) {
                    // What the row behind the batch will find.
                    operator.advance(rows.get(to).watermark());
                }
            }
            maybeRestart();
        }

        private void maybeRestart() {
            if (run.restarts && random.nextInt(3) == 0) {
                StateWriter writer = new StateWriter();
                operator.snapshot(writer);
                operator.close();
                operator = another();
                operator.restore(new StateReader(writer.toByteArray()));
            }
        }
    }
}
