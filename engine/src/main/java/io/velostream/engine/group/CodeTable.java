package io.velostream.engine.group;

import java.util.Arrays;

/// Groups by one narrow key that has very many values: its codes are an index, in pages, so that
/// growing never copies more than the list of pages.
final class CodeTable extends GroupTable {
    private static final int BITS = 16;
    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;

    /// Where there is no page yet.
    private static final int[] NONE = new int[SIZE];

    /// By code, one more than the group; 0 where there is none.
    private int[][] pages = new int[0][];

    private boolean[] isThere = new boolean[0];
    private int pageCount;

    CodeTable() {
        super(1);
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        long[] word = words[0];
        int[][] known = pages;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int code = (int) word[row];
            int page = code >>> BITS;
            int group = page < known.length ? known[page][code & MASK] - 1 : -1;
            if (group < 0) {
                group = append(words, row);
                set(code, group);
                known = pages;
            }
            groupOfRow[row] = group;
        }
    }

    private void set(int code, int group) {
        int page = code >>> BITS;
        if (page >= pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, Math.max(page + 1, before * 2));
            Arrays.fill(pages, before, pages.length, NONE);
            isThere = Arrays.copyOf(isThere, pages.length);
        }
        if (!isThere[page]) {
            isThere[page] = true;
            pages[page] = new int[SIZE];
            pageCount++;
        }
        pages[page][code & MASK] = group + 1;
    }

    @Override
    void rebuild() {
        clearIndex(size());
        for (int i = 0; i < keys().pages(); i++) {
            long[] word = keys().page(i)[0];
            for (int row = 0; row < keys().sizeOf(i); row++) {
                set((int) word[row], i * KeyPages.SIZE + row);
            }
        }
    }

    @Override
    long indexBytes() {
        return 4L * SIZE * pageCount;
    }

    @Override
    void clearIndex(int size) {
        pages = new int[0][];
        isThere = new boolean[0];
        pageCount = 0;
    }
}
