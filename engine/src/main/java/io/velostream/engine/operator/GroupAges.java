package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// When the last row of each group of an operator came, if groups expire; and when it pays to drop
/// groups that are there no longer.
///
/// Expiry is judged row by row: a row that comes later than the time to live after the last row of
/// its group finds it expired. So it depends neither on batches nor on when memory is freed. The
/// time of a row is the watermark just before it, or the clock where there is no event time.
public final class GroupAges {
    private static final int FEW_GROUPS = 1024;

    /// No watermark has come: nothing is known of the time.
    private static final long UNKNOWN = Long.MIN_VALUE;

    /// The group has had no row.
    private static final long NEVER = UNKNOWN + 1;

    private final long ttlMicros;
    private final boolean expires;
    private final boolean byEventTime;
    private final TaskContext context;
    private long[] lastTimes = new long[0];
    private long @Nullable [] timeOfRow;

    /// The first time of a row that was known: rows before it are taken to be as old as that.
    private long firstTime = UNKNOWN;

    private long now = UNKNOWN;

    /// When groups may have expired that had not the last time somebody looked.
    private long lookAt = UNKNOWN;

    private int crowd = FEW_GROUPS;

    public GroupAges(Optional<TimeToLive> ttl, TaskContext context) {
        expires = ttl.isPresent();
        ttlMicros = ttl.map(TimeToLive::micros).orElse(0L);
        byEventTime = ttl.map(TimeToLive::byEventTime).orElse(false);
        this.context = context;
    }

    public boolean expires() {
        return expires;
    }

    /// Makes room for the groups `0..groups`.
    public void ensureGroups(int groups) {
        if (expires && groups > lastTimes.length) {
            int old = lastTimes.length;
            lastTimes = Arrays.copyOf(lastTimes, Math.max(Math.max(16, groups), old * 2));
            Arrays.fill(lastTimes, old, lastTimes.length, NEVER);
        }
    }

    /// Comes before the rows of a batch are touched.
    public void start(Batch batch) {
        if (!expires) {
            return;
        }
        timeOfRow = byEventTime ? batch.watermarks() : null;
        if (!byEventTime) {
            now = Math.max(now, context.currentTimeMillis() * 1000);
        }
    }

    /// Learns the watermark.
    public void advance(long watermark) {
        if (byEventTime) {
            now = Math.max(now, watermark);
        }
    }

    /// Whether `group` has expired when `row` of the batch comes; rows come in order.
    public boolean isExpired(int group, int row) {
        if (!expires) {
            return false;
        }
        now = timeOfRow == null ? now : Math.max(now, timeOfRow[row]);
        firstTime = firstTime == UNKNOWN ? now : firstTime;
        return isOld(group);
    }

    /// After [#isExpired] of the same row: the group lives on.
    public void renew(int group) {
        if (expires) {
            lastTimes[group] = now;
        }
    }

    private boolean isOld(int group) {
        long last = lastTimes[group];
        return last != NEVER && firstTime != UNKNOWN && now > Math.max(last, firstTime) + ttlMicros;
    }

    /// After a batch or a watermark: the groups to keep, ascending, if it pays to drop the others;
    /// else null. The caller then calls [#keep].
    ///
    /// It looks when there are twice as many groups as the last time, or when all that lived then
    /// may have expired; so the cost per row is constant.
    ///
    /// @param isNeeded tells of a group whether it must stay unless it has expired
    public int @Nullable [] toKeep(int groups, IntPredicate isNeeded) {
        boolean isTime = expires && groups > 0 && now > lookAt;
        if (groups < crowd && !isTime) {
            return null;
        }
        int[] needed = new int[groups];
        int count = 0;
        for (int group = 0; group < groups; group++) {
            if (isNeeded.test(group) && !(expires && isOld(group))) {
                needed[count++] = group;
            }
        }
        lookAt = now == UNKNOWN ? UNKNOWN : now + ttlMicros;
        boolean pays = count * 2L <= groups;
        crowd = Math.max(FEW_GROUPS, 2 * (pays ? count : groups));
        return pays ? Arrays.copyOf(needed, count) : null;
    }

    /// Gives the groups `kept`, ascending, the numbers from 0; all others are gone.
    public void keep(int[] kept) {
        if (!expires) {
            return;
        }
        long[] old = lastTimes;
        lastTimes = new long[0];
        ensureGroups(kept.length);
        for (int i = 0; i < kept.length; i++) {
            lastTimes[i] = old[kept[i]];
        }
    }

    public long stateBytes() {
        return 8L * lastTimes.length;
    }

    public void snapshot(int groups, StateWriter writer) {
        writer.writeLongs(lastTimes, expires ? groups : 0);
        writer.writeLong(firstTime);
        writer.writeLong(now);
    }

    public void restore(StateReader reader) {
        long[] times = reader.readLongs();
        ensureGroups(times.length);
        System.arraycopy(times, 0, lastTimes, 0, times.length);
        firstTime = reader.readLong();
        now = reader.readLong();
        crowd = Math.max(FEW_GROUPS, 2 * times.length);
    }
}
