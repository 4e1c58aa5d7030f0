package io.velostream.engine.operator;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Which start the oldest open session has: where the event time of a session is its start, no
/// watermark beyond that may be passed on.
final class SessionStarts {
    private static final int SOME = 1024;

    private final SessionTable sessions;
    private final SessionHeap heap = new SessionHeap();
    private long passed = Long.MIN_VALUE;

    SessionStarts(SessionTable sessions) {
        this.sessions = sessions;
    }

    void note(int slot) {
        if (heap.size() > 2 * sessions.size() + SOME) {
            // One that stays for ever would keep what lies behind it.
            heap.clear();
            for (int i = 0; i < sessions.slots(); i++) {
                if (sessions.isInUse(i)) {
                    heap.push(sessions.start(i), 0, sessions.number(i), i);
                }
            }
        }
        heap.push(sessions.start(slot), 0, sessions.number(slot), slot);
    }

    /// The watermark to pass on.
    ///
    /// @param unseen the least start of a session that has no row yet
    long advance(long unseen) {
        while (!heap.isEmpty() && !holds()) {
            heap.pop();
        }
        long least = heap.isEmpty() ? unseen : Math.min(unseen, heap.time());
        // A row may have moved a session's start behind what has been passed on.
        passed = Math.max(passed, least);
        return passed;
    }

    private boolean holds() {
        int slot = heap.slot();
        return sessions.number(slot) == heap.number() && sessions.start(slot) == heap.time();
    }

    long stateBytes() {
        return heap.stateBytes();
    }

    void snapshot(StateWriter writer) {
        writer.writeLong(passed);
    }

    void restore(StateReader reader) {
        passed = reader.readLong();
    }
}
