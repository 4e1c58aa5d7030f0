package io.velostream.runtime;

import io.velostream.engine.exchange.InUnits;
import io.velostream.engine.exchange.InUnits.End;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What one task gets from several others, in an order that does not depend on who was faster: unit
/// by unit. Either each unit comes from one of the senders, or all senders have a part of each.
///
/// No two tasks can wait for each other for ever, however small the channels: whoever has the
/// oldest unit that is still under way finds its channels empty or on the way to be emptied, since
/// every receiver takes what is older first.
final class InOrder<T extends InUnits> {
    private final List<Channel<T>> channels;
    private final boolean unitsApart;
    private final Bell bell;
    private long nextUnit;
    private int current = -1;
    private int turn;
    private int wanted = -1;

    /// @param unitsApart whether each unit comes from one sender
    InOrder(List<Channel<T>> channels, boolean unitsApart, Bell bell) {
        this.channels = List.copyOf(channels);
        this.unitsApart = unitsApart && channels.size() > 1;
        this.bell = bell;
    }

    int senders() {
        return channels.size();
    }

    /// Waits for what comes next, see [#current].
    ///
    /// @param beforeWaiting called if nothing is there yet; says for how many nanoseconds one may
    ///   wait until it is called again
    /// @return its sender; -1 if every sender has ended
    int next(LongSupplier beforeWaiting) {
        boolean ready = isReady();
        while (!ready) {
            ready = bell.await(this::isReady, beforeWaiting.getAsLong());
        }
        if (wanted >= 0) {
            current = wanted;
        }
        return wanted;
    }

    /// Whether the sender of what comes next is known: `wanted`, or -1 at the end.
    private boolean isReady() {
        if (current >= 0) {
            wanted = current;
            return channels.get(current).peek() != null;
        }
        return unitsApart ? findUnit() : findTurn();
    }

    private boolean findUnit() {
        int ended = 0;
        for (int i = 0; i < channels.size(); i++) {
            T head = channels.get(i).peek();
            if (head == null) {
                continue;
            }
            if (head.end() != End.NONE) {
                ended++;
            } else if (head.unit() == nextUnit) {
                wanted = i;
                return true;
            }
        }
        wanted = -1;
        return ended == channels.size();
    }

    /// All senders have as many units, so they end in the same round.
    private boolean findTurn() {
        T head = channels.get(turn).peek();
        if (head == null) {
            return false;
        }
        if (head.end() == End.NONE) {
            wanted = turn;
            return true;
        }
        wanted = -1;
        for (Channel<T> channel : channels) {
            T other = channel.peek();
            if (other == null) {
                return false;
            }
            if (other.end() == End.NONE) {
                throw new IllegalStateException("one sender has ended before another");
            }
        }
        return true;
    }

    /// What [#next] found.
    T current() {
        return headOf(current);
    }

    /// At the end: how a sender ended.
    T endOf(int sender) {
        return headOf(sender);
    }

    private T headOf(int sender) {
        @Nullable T head = channels.get(sender).peek();
        if (head == null) {
            throw new IllegalStateException("nothing is there");
        }
        return head;
    }

    /// Gives [#current] back.
    ///
    /// @return whether the unit has ended, at all senders
    boolean done() {
        boolean ends = current().endsUnit();
        channels.get(current).giveBack();
        if (!ends) {
            return false;
        }
        current = -1;
        if (!unitsApart && ++turn < channels.size()) {
            return false;
        }
        turn = 0;
        nextUnit++;
        return true;
    }

    /// Tells all senders that no more rows are needed; what they still send must be taken.
    void satisfy() {
        channels.forEach(Channel::satisfy);
    }
}
