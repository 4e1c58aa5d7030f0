package io.velostream.runtime;

import io.velostream.connect.ByteWriter;
import io.velostream.planner.plan.Job;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Writes the bytes that several tasks make for one sink, in an order that does not depend on who
/// is faster: turn by turn. A task whose turn it is writes, and then what others have left here for
/// the turns that follow; a task that is ahead leaves its blocks here, and waits when it has left
/// many. The task whose turn it is never waits, so no two can wait for each other.
///
/// For all threads. A lock once for so many rows costs nothing.
final class BlockWriting {
    private static final int MOST_LEFT = 32;

    private final String job;
    private final ByteWriter writer;
    private final long flushNanos;
    private final int tasks;
    private final boolean unitsApart;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turnPassed = lock.newCondition();

    // What follows belongs to whoever has the lock.
    private final Map<Long, Deque<Block>> left = new HashMap<>();

    /// How many blocks of each task are left here.
    private final int[] leftBy;

    /// By task: bytes stay near the core that makes them.
    private final List<Deque<Block>> empty = new ArrayList<>();

    private long turn;
    private long lastFlush = System.nanoTime();
    private boolean dirty;

    /// @param unitsApart whether each unit comes from one task; else all have a part of each
    BlockWriting(Job job, ByteWriter writer, int tasks, boolean unitsApart) {
        this.job = job.name();
        this.writer = writer;
        this.tasks = tasks;
        this.unitsApart = unitsApart;
        flushNanos = job.batching().timeoutMicros() * 1000;
        leftBy = new int[tasks];
        for (int i = 0; i < tasks; i++) {
            empty.add(new ArrayDeque<>());
        }
    }

    /// An empty block to fill, for that task.
    Block take(int task) {
        lock.lock();
        try {
            Deque<Block> own = empty.get(task);
            return own.isEmpty() ? new Block(task) : own.pop();
        } finally {
            lock.unlock();
        }
    }

    /// Takes a block that a task has filled.
    ///
    /// @param unit which unit the task is at; it never goes back
    void put(int task, long unit, Block block) {
        long own = unitsApart ? unit : unit * tasks + task;
        lock.lock();
        try {
            while (own != turn && leftBy[task] >= MOST_LEFT) {
                turnPassed.await();
            }
            if (own == turn) {
                write(block);
                if (block.endsTurn) {
                    turn++;
                    writeWhatIsLeft();
                }
                empty.get(task).push(block);
                flushIfDue();
            } else {
                left.computeIfAbsent(own, _ -> new ArrayDeque<>()).add(block);
                leftBy[task]++;
            }
        } catch (InterruptedException e) {
            throw new CancellationException();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    private void writeWhatIsLeft() throws IOException {
        for (Deque<Block> next = left.get(turn); next != null; next = left.get(turn)) {
            boolean ends = false;
            for (Block block : next) {
                write(block);
                ends = block.endsTurn;
                leftBy[block.task]--;
                empty.get(block.task).push(block);
            }
            left.remove(turn);
            if (!ends) {
                break;
            }
            turn++;
        }
        turnPassed.signalAll();
    }

    private void write(Block block) throws IOException {
        if (block.bytes.position() > 0) {
            writer.write(block.bytes.array(), 0, block.bytes.position());
            block.bytes.clear();
            dirty = true;
        }
    }

    /// Looked at with every unit, of which there are some also while a source has no rows.
    private void flushIfDue() throws IOException {
        long now = System.nanoTime();
        if (dirty && now - lastFlush >= flushNanos) {
            writer.flush();
            lastFlush = now;
            dirty = false;
        }
    }

    /// Makes the output final, after all tasks have ended well.
    void complete() {
        if (!left.isEmpty()) {
            throw new IllegalStateException("blocks are left for turns " + left.keySet());
        }
        try {
            writer.finish();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void close() throws IOException {
        writer.close();
    }

    private RuntimeException failed(IOException cause) {
        return OutsideFault.of("SINK_FAILED", "the output of \"" + job + "\" failed", cause);
    }
}
