package io.velostream.functions.aggregate;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// Exact sums of doubles by group, from which values can be subtracted again. The result is the
/// double nearest to the true sum, whatever the order in which values came and went.
///
/// A sum is a long fixed-point number, as U. Kulisch's accumulator, in chunks of 32 bits whose
/// carries are put off, as in the small superaccumulator of R. Neal ("Fast exact summation using
/// small and large superaccumulators", 2015): a chunk is a signed `long`, so that 2^30 values can
/// be added before carries must be moved. NaN and infinities are counted aside.
///
/// Values of one group mostly are of similar size, so the chunks of a group lie in blocks that are
/// there only when used.
final class ExactSums {
    private static final int CHUNK_BITS = 32;
    private static final long CHUNK_MASK = 0xFFFF_FFFFL;

    /// Bit 0 of chunk 0 counts 2^-1074, so a value reaches bit 2097; the rest is for carries.
    private static final int CHUNKS = 72;

    private static final int LOWEST_EXPONENT = -1074;
    private static final int BLOCK = 8;
    private static final int BLOCKS = CHUNKS / BLOCK;
    private static final int MOST_PENDING = 1 << 29;
    private static final int MANTISSA_BITS = 52;

    /// By group, [#BLOCKS] each: number of the block plus one, 0 if all of its chunks are 0.
    private int[] blocks = new int[0];

    private long[] chunks = new long[BLOCK * 4];
    private int[] freeBlocks = new int[4];
    private int freeCount;
    private int usedBlocks;

    /// By group: how many values were added or subtracted since carries were moved.
    private int[] pending = new int[0];

    /// By group, three each: how many NaN, positive and negative infinities there are.
    private long[] specials = new long[0];

    /// The chunks of one sum with all carries moved.
    private final long[] digits = new long[CHUNKS];

    void grow(int capacity) {
        blocks = Arrays.copyOf(blocks, Math.multiplyExact(capacity, BLOCKS));
        pending = Arrays.copyOf(pending, capacity);
        specials = Arrays.copyOf(specials, Math.multiplyExact(capacity, 3));
    }

    void add(int group, double value) {
        change(group, value, 1);
    }

    void subtract(int group, double value) {
        change(group, value, -1);
    }

    private void change(int group, double value, int sign) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
        long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
        if (exponent == 0x7FF) {
            int special = mantissa != 0 ? 0 : value > 0 ? 1 : 2;
            specials[group * 3 + special] += sign;
            return;
        }
        if (exponent != 0) {
            mantissa |= 1L << MANTISSA_BITS;
            exponent--;
        }
        int chunk = exponent / CHUNK_BITS;
        int shift = exponent % CHUNK_BITS;
        long factor = bits < 0 ? -sign : sign;
        // 53 bits, moved up by less than 32, are at most 85: three chunks.
        long low = mantissa << shift;
        long high = shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
        addTo(group, chunk, factor * (low & CHUNK_MASK));
        addTo(group, chunk + 1, factor * (low >>> CHUNK_BITS));
        addTo(group, chunk + 2, factor * high);
        if (++pending[group] > MOST_PENDING) {
            moveCarries(group);
        }
    }

    private void addTo(int group, int chunk, long value) {
        if (value != 0) {
            // First, because it may replace the array.
            int at = place(group, chunk);
            chunks[at] += value;
        }
    }

    /// Where the chunk lies, whose block is made if need be.
    private int place(int group, int chunk) {
        int at = group * BLOCKS + chunk / BLOCK;
        if (blocks[at] == 0) {
            blocks[at] = newBlock() + 1;
        }
        return (blocks[at] - 1) * BLOCK + chunk % BLOCK;
    }

    private int newBlock() {
        if (freeCount > 0) {
            return freeBlocks[--freeCount];
        }
        if ((usedBlocks + 1L) * BLOCK > chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.multiplyExact(chunks.length, 2));
        }
        return usedBlocks++;
    }

    private long chunk(int group, int chunk) {
        int block = blocks[group * BLOCKS + chunk / BLOCK];
        return block == 0 ? 0 : chunks[(block - 1) * BLOCK + chunk % BLOCK];
    }

    /// Leaves each chunk within 32 bits, of either sign: so a small negative sum does not spread
    /// over all chunks above it.
    private void moveCarries(int group) {
        long carry = 0;
        for (int i = 0; i < CHUNKS; i++) {
            long value = chunk(group, i) + carry;
            carry = i == CHUNKS - 1 ? 0 : (value + (1L << (CHUNK_BITS - 1))) >> CHUNK_BITS;
            long rest = value - (carry << CHUNK_BITS);
            if (rest != chunk(group, i)) {
                int at = place(group, i);
                chunks[at] = rest;
            }
        }
        pending[group] = 0;
    }

    /// Adds the sum of group `from` of `other`.
    void merge(ExactSums other, int from, int to) {
        for (int i = 0; i < CHUNKS; i++) {
            addTo(to, i, other.chunk(from, i));
        }
        pending[to] += other.pending[from] + 1;
        if (pending[to] > MOST_PENDING) {
            moveCarries(to);
        }
        for (int i = 0; i < 3; i++) {
            specials[to * 3 + i] += other.specials[from * 3 + i];
        }
    }

    /// The sum, rounded to the nearest double, ties to even.
    double get(int group) {
        long positive = specials[group * 3 + 1];
        long negative = specials[group * 3 + 2];
        if (specials[group * 3] > 0 || (positive > 0 && negative > 0)) {
            return Double.NaN;
        }
        if (positive > 0 || negative > 0) {
            return positive > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        if (spread(group, 1) >= 0) {
            return round();
        }
        spread(group, -1);
        return -round();
    }

    /// Makes [#digits] the group's chunks with all carries moved, times `sign`. Returns what is
    /// left above them, negative if the number is.
    private long spread(int group, int sign) {
        long carry = 0;
        for (int i = 0; i < CHUNKS; i++) {
            long value = sign * chunk(group, i) + carry;
            digits[i] = value & CHUNK_MASK;
            carry = value >> CHUNK_BITS;
        }
        return carry;
    }

    /// The number in [#digits] as a double.
    private double round() {
        int top = CHUNKS - 1;
        while (top >= 0 && digits[top] == 0) {
            top--;
        }
        if (top < 0) {
            return 0;
        }
        // The highest 64 bits, of which the first is set.
        int shift = Long.numberOfLeadingZeros(digits[top]) - CHUNK_BITS;
        long below = digit(top - 2);
        long head = (digits[top] << CHUNK_BITS | digit(top - 1)) << shift;
        head |= shift == 0 ? 0 : below >>> (CHUNK_BITS - shift);
        boolean hasRest = (below << shift & CHUNK_MASK) != 0;
        for (int i = 0; i < top - 2 && !hasRest; i++) {
            hasRest = digits[i] != 0;
        }
        int dropped = Long.SIZE - (MANTISSA_BITS + 1);
        long mantissa = head >>> dropped;
        long tail = head & ((1L << dropped) - 1);
        long half = 1L << (dropped - 1);
        if (tail > half || (tail == half && (hasRest || (mantissa & 1) != 0))) {
            mantissa++;
        }
        // Exact: what is below the normal doubles has no bits that a subnormal one has not.
        int exponent = (top - 1) * CHUNK_BITS - shift + dropped + LOWEST_EXPONENT;
        return Math.scalb((double) mantissa, exponent);
    }

    private long digit(int index) {
        return index < 0 ? 0 : digits[index];
    }

    void reset(int group) {
        for (int i = group * BLOCKS; i < (group + 1) * BLOCKS; i++) {
            if (blocks[i] != 0) {
                free(blocks[i] - 1);
                blocks[i] = 0;
            }
        }
        pending[group] = 0;
        Arrays.fill(specials, group * 3, group * 3 + 3, 0);
    }

    private void free(int block) {
        Arrays.fill(chunks, block * BLOCK, (block + 1) * BLOCK, 0);
        if (freeCount == freeBlocks.length) {
            freeBlocks = Arrays.copyOf(freeBlocks, freeCount * 2);
        }
        freeBlocks[freeCount++] = block;
    }

    /// How much memory this takes.
    long bytes() {
        return 4L * blocks.length
                + 8L * chunks.length
                + 4L * freeBlocks.length
                + 4L * pending.length
                + 8L * specials.length;
    }

    /// Writes the groups `0..count`.
    void write(int count, StateWriter writer) {
        writer.writeLongs(specials, 3 * count);
        for (int group = 0; group < count; group++) {
            moveCarries(group);
            for (int i = 0; i < CHUNKS; i++) {
                long value = chunk(group, i);
                if (value != 0) {
                    writer.writeInt(i);
                    writer.writeLong(value);
                }
            }
            writer.writeInt(-1);
        }
    }

    /// Reads the groups `0..count`, for which there is room and which are empty.
    void read(int count, StateReader reader) {
        GroupState.readInto(specials, reader);
        for (int group = 0; group < count; group++) {
            for (int i = reader.readInt(); i >= 0; i = reader.readInt()) {
                int at = place(group, i);
                chunks[at] = reader.readLong();
            }
        }
    }
}
