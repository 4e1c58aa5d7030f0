package io.velostream.runtime;

import java.util.function.Supplier;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/// One way from one thread to another. There are a few containers, which go round: full ones in the
/// order in which they were sent, empty ones back. A sender that has none left waits.
final class Channel<T> {
    private final SpscAtomicArrayQueue<T> sent;
    private final SpscAtomicArrayQueue<T> returned;
    private final Supplier<T> maker;
    private final int most;
    private final Bell sender;
    private final Bell receiver;
    private int made;
    private volatile boolean satisfied;

    /// @param most how many containers there are at most
    Channel(int most, Supplier<T> maker, Bell sender, Bell receiver) {
        this.most = most;
        this.maker = maker;
        this.sender = sender;
        this.receiver = receiver;
        sent = new SpscAtomicArrayQueue<>(most);
        returned = new SpscAtomicArrayQueue<>(most);
    }

    /// For the sender: an empty container.
    T take() {
        T empty = returned.relaxedPoll();
        if (empty != null) {
            return empty;
        }
        if (made < most) {
            made++;
            return maker.get();
        }
        sender.await(() -> !returned.isEmpty());
        return returned.remove();
    }

    /// For the sender: hands a full one over. There is always room.
    void send(T full) {
        if (!sent.offer(full)) {
            throw new IllegalStateException("more containers than were made");
        }
        receiver.ring();
    }

    /// For the receiver: the next full one, which stays; null if there is none at present.
    @Nullable T peek() {
        return sent.peek();
    }

    /// For the receiver: gives the one that it has just looked at back.
    void giveBack() {
        T done = sent.remove();
        if (!returned.offer(done)) {
            throw new IllegalStateException("more containers than were made");
        }
        sender.ring();
    }

    /// For the receiver: says that it needs no more rows.
    void satisfy() {
        satisfied = true;
    }

    boolean isSatisfied() {
        return satisfied;
    }
}
