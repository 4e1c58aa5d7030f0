package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// One step of a running query, owned by one task. It pushes what it makes into the next one.
///
/// - **Threads.** Only the task's own thread calls it. It needs no locks and starts no threads.
/// - **Ownership.** The batch is lent: it is valid until `process` returns. Copy what must stay. Do
///   not change its columns or its selection: another consumer may read it too.
/// - **Order.** `process` and `advance` in any mix, `finish` once if the input ends, `close`
///   always, also after a failure. A watermark never moves back. After `finish` only `close`
///   follows.
/// - **State.** `snapshot` may come between any two calls; an operator that `restore`s it as its
///   very first call goes on exactly as the old one would have.
/// - **Row errors** go to the task's context with the batch; the row is dropped, the query goes on.
public interface Operator {
    /// Takes the selected rows of a batch.
    void process(Batch batch);

    /// Learns that no row with an event time before `watermark` (micros) is to be expected, and
    /// passes that on after whatever it makes due.
    void advance(long watermark);

    /// Learns that the input has ended, emits everything that waited for that, and passes it on.
    void finish();

    /// Whether nothing that could still come would change the output: the input may then stop.
    boolean isSatisfied();

    /// About how much memory its own state takes, in bytes. Cheap: asked for after each batch.
    default long stateBytes() {
        return 0;
    }

    /// Writes its own state, not that of the operators behind it.
    void snapshot(StateWriter writer);

    /// Reads what [#snapshot] wrote.
    void restore(StateReader reader);

    /// Releases what it holds. The operators behind it are closed by their owner.
    default void close() {}
}
