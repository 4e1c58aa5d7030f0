package io.velostream.engine.group;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// The words of all groups' keys, by group number, in pages: the first one grows by doubling, then
/// whole pages are added. So growing never copies more than a page, however many groups there are.
final class KeyPages {
    private static final int BITS = 16;

    /// How many groups a page holds.
    static final int SIZE = 1 << BITS;

    private static final int MASK = SIZE - 1;
    private static final int FIRST_CAPACITY = 16;

    private final int width;

    /// By page, word and group within the page.
    private long[][][] pages;

    private int pageCount = 1;
    private int capacity = FIRST_CAPACITY;
    private int size;

    KeyPages(int width) {
        this.width = width;
        pages = new long[][][] {new long[width][FIRST_CAPACITY]};
    }

    int width() {
        return width;
    }

    int size() {
        return size;
    }

    int capacity() {
        return capacity;
    }

    long bytes() {
        return 8L * width * capacity;
    }

    /// The page in which the group is, as words by group within the page.
    long[][] pageOf(int group) {
        return pages[group >>> BITS];
    }

    /// The place of a group within its page.
    static int within(int group) {
        return group & MASK;
    }

    /// The first page, which is the only one of fewer groups than [#SIZE].
    long[][] first() {
        return pages[0];
    }

    /// How many pages have groups.
    int pages() {
        return (size + MASK) >>> BITS;
    }

    /// The page of a number, as [#pageOf].
    long[][] page(int index) {
        return pages[index];
    }

    /// How many groups page `index` has.
    int sizeOf(int index) {
        return Math.min(SIZE, size - (index << BITS));
    }

    /// Adds the key of `row`.
    int append(long[][] words, int row) {
        int group = size;
        reserve(group + 1);
        long[][] page = pages[group >>> BITS];
        for (int i = 0; i < width; i++) {
            page[i][group & MASK] = words[i][row];
        }
        size = group + 1;
        return group;
    }

    /// Adds the key of a group of another object, which is at most as wide; further words are zero.
    void append(KeyPages other, int group) {
        append(other, group, 1);
    }

    private void append(KeyPages other, int from, int count) {
        reserve(size + count);
        for (int i = 0; i < Math.min(width, other.width); i++) {
            System.arraycopy(
                    other.pageOf(from)[i],
                    from & MASK,
                    pages[size >>> BITS][i],
                    size & MASK,
                    count);
        }
        size += count;
    }

    /// Adds all keys of another object to this one, which is empty.
    void appendAll(KeyPages other) {
        for (int page = 0; page < other.pages(); page++) {
            append(other, page << BITS, other.sizeOf(page));
        }
    }

    /// After keys have been written to the first page.
    void setSize(int groups) {
        size = groups;
    }

    void reserve(int groups) {
        if (groups <= capacity) {
            return;
        }
        if (capacity < SIZE) {
            capacity = Math.min(SIZE, Math.max(groups, capacity * 2));
            for (int i = 0; i < width; i++) {
                pages[0][i] = Arrays.copyOf(pages[0][i], capacity);
            }
        }
        while (groups > capacity) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pageCount * 2);
            }
            pages[pageCount++] = new long[width][SIZE];
            capacity += SIZE;
        }
    }

    /// Drops all keys but keeps the pages.
    void clear() {
        size = 0;
    }

    void snapshot(StateWriter writer) {
        writer.writeInt(size);
        for (int page = 0; page < pages(); page++) {
            for (long[] word : pages[page]) {
                writer.writeLongs(word, sizeOf(page));
            }
        }
    }

    void restore(StateReader reader) {
        size = reader.readInt();
        reserve(size);
        for (int page = 0; page < pages(); page++) {
            for (long[] word : pages[page]) {
                long[] read = reader.readLongs();
                System.arraycopy(read, 0, word, 0, read.length);
            }
        }
    }
}
