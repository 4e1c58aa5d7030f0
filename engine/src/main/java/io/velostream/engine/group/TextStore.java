package io.velostream.engine.group;

import io.velostream.types.Dictionary;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Very many distinct byte strings, numbered from 0 in order of arrival. Nothing is ever copied as
/// a whole to make room, and a string takes some 25 bytes beside its own.
///
/// Strings have [Dictionary#PADDING] readable bytes around them, as a [Dictionary] wants.
final class TextStore implements HashParts.Entries {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long UPPER = 0xFFFF_FFFF_0000_0000L;
    private static final int CHUNK = 1 << 20;

    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;

    /// A slot: in the upper half that of the hash, in the lower one more than the number.
    private final HashParts parts = new HashParts(1, this);

    /// Each string behind its length. One lies in one chunk.
    private byte[][] chunks = new byte[4][];

    private int chunkCount;
    private int used = CHUNK;
    private long chunkBytes;

    /// By number, in pages: `chunk << 32 | start`.
    private long[][] places = new long[4][];

    private int size;

    int size() {
        return size;
    }

    byte[] bytes(int id) {
        return chunks[(int) (place(id) >>> 32)];
    }

    int start(int id) {
        return (int) place(id);
    }

    int length(int id) {
        long place = place(id);
        return (int) INTS.get(chunks[(int) (place >>> 32)], (int) place - 4);
    }

    private long place(int id) {
        return places[id >>> PAGE_BITS][id & (PAGE - 1)];
    }

    /// The number of the string, which is added when it is new.
    int intern(byte[] from, int offset, int length) {
        long hash = hash(from, offset, length);
        long[] table = parts.slotsFor(hash);
        int mask = table.length - 1;
        int slot = HashParts.slotOf(hash, mask);
        while (table[slot] != 0) {
            long entry = table[slot];
            int id = (int) entry - 1;
            if (((entry ^ hash) & UPPER) == 0 && isAt(id, from, offset, length)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        int id = append(from, offset, length);
        table[slot] = (hash & UPPER) | (id + 1);
        parts.added(hash);
        return id;
    }

    private boolean isAt(int id, byte[] from, int offset, int length) {
        long place = place(id);
        byte[] chunk = chunks[(int) (place >>> 32)];
        int start = (int) place;
        return (int) INTS.get(chunk, start - 4) == length
                && Arrays.equals(chunk, start, start + length, from, offset, offset + length);
    }

    private int append(byte[] from, int offset, int length) {
        int id = size++;
        if ((id & (PAGE - 1)) == 0) {
            if (id >>> PAGE_BITS == places.length) {
                places = Arrays.copyOf(places, places.length * 2);
            }
            places[id >>> PAGE_BITS] = new long[PAGE];
        }
        if (used + 4L + length + Dictionary.PADDING > CHUNK) {
            addChunk(length);
        }
        byte[] chunk = chunks[chunkCount - 1];
        int start = used + 4;
        INTS.set(chunk, used, length);
        System.arraycopy(from, offset, chunk, start, length);
        used = start + length;
        places[id >>> PAGE_BITS][id & (PAGE - 1)] = (long) (chunkCount - 1) << 32 | start;
        return id;
    }

    private void addChunk(int length) {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
        }
        // A string that is longer than a chunk gets one of its own.
        int bytes = Math.max(CHUNK, Math.addExact(length, 4 + 2 * Dictionary.PADDING));
        chunks[chunkCount++] = new byte[bytes];
        chunkBytes += bytes;
        used = Dictionary.PADDING;
    }

    long memoryBytes() {
        return chunkBytes + parts.bytes() + 8L * (((long) size + PAGE - 1) & -PAGE);
    }

    private static long hash(byte[] from, int offset, int length) {
        long hash = length;
        int at = offset;
        int end = offset + length;
        for (; at + 8 <= end; at += 8) {
            hash = mixed(hash ^ (long) LONGS.get(from, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | (from[at] & 0xFF);
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long value) {
        long product = value * HashedTable.GOLDEN;
        return product ^ (product >>> 32);
    }

    @Override
    public long hashAt(long[] table, int at) {
        return table[at];
    }

    @Override
    public boolean isFree(long[] table, int at) {
        return table[at] == 0;
    }
}
