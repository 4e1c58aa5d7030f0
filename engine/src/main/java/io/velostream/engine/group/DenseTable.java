package io.velostream.engine.group;

import java.util.Arrays;

/// Groups by one narrow key or two that have few values: the codes are an index.
///
/// The codec's codes must fit the bits given here, see [#isFor].
final class DenseTable extends GroupTable {
    /// Where one row in so many opens a group, the branch-free loop is faster.
    private static final int GROWING = 16;

    private final int lowBits;
    private final int highBits;

    /// By index, one more than the group; 0 where there is none.
    private final int[] groups;

    private boolean isGrowing = true;

    DenseTable(KeyCodec codec) {
        super(1);
        lowBits = codec.lowBits();
        highBits = codec.highBits();
        groups = new int[1 << (lowBits + highBits)];
    }

    /// Whether every key that the codec has encoded so far has a place here.
    boolean isFor(KeyCodec codec) {
        return lowBits == codec.lowBits() && highBits == codec.highBits();
    }

    private static int index(long word, int lowBits) {
        return (int) (word >>> 32) << lowBits | (int) word;
    }

    @Override
    void assign(long[][] words, int[] rows, int count, int[] groupOfRow) {
        int before = size();
        boolean all = rows[count - 1] == count - 1;
        if (isGrowing && before + count < KeyPages.SIZE) {
            if (all) {
                assignAllGrowing(words[0], count, groupOfRow);
            } else {
                assignSomeGrowing(words[0], rows, count, groupOfRow);
            }
        } else if (!all) {
            assignSome(words, rows, count, groupOfRow);
        } else {
            assignAll(words, count, groupOfRow);
        }
        isGrowing = size() - before > count / GROWING;
    }

    private void assignSome(long[][] words, int[] rows, int count, int[] groupOfRow) {
        long[] word = words[0];
        int[] known = groups;
        int low = lowBits;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = known[index(word[row], low)] - 1;
            groupOfRow[row] = group >= 0 ? group : add(words, row);
        }
    }

    private void assignAll(long[][] words, int count, int[] groupOfRow) {
        long[] word = words[0];
        int[] known = groups;
        int low = lowBits;
        for (int row = 0; row < count; row++) {
            int group = known[index(word[row], low)] - 1;
            groupOfRow[row] = group >= 0 ? group : add(words, row);
        }
    }

    private int add(long[][] words, int row) {
        int group = append(words, row);
        groups[index(words[0][row], lowBits)] = group + 1;
        return group;
    }

    // Without a branch: in short windows every other row opens a group, and a branch that is
    // mispredicted costs more than all the rest. So each row writes its key where the next new
    // group's will be, and the number of groups grows by 0 or 1.
    private void assignAllGrowing(long[] word, int count, int[] groupOfRow) {
        // One more, since a row that opens no group writes its key too.
        keys().reserve(size() + count + 1);
        long[] keys = keys().first()[0];
        int[] known = groups;
        int low = lowBits;
        int size = size();
        for (int row = 0; row < count; row++) {
            long key = word[row];
            int index = index(key, low);
            int group = known[index];
            int isNew = (group - 1) >>> 31;
            keys[size] = key;
            size += isNew;
            group += size & -isNew;
            known[index] = group;
            groupOfRow[row] = group - 1;
        }
        keys().setSize(size);
    }

    private void assignSomeGrowing(long[] word, int[] rows, int count, int[] groupOfRow) {
        keys().reserve(size() + count + 1);
        long[] keys = keys().first()[0];
        int[] known = groups;
        int low = lowBits;
        int size = size();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long key = word[row];
            int index = index(key, low);
            int group = known[index];
            int isNew = (group - 1) >>> 31;
            keys[size] = key;
            size += isNew;
            group += size & -isNew;
            known[index] = group;
            groupOfRow[row] = group - 1;
        }
        keys().setSize(size);
    }

    @Override
    void rebuild() {
        Arrays.fill(groups, 0);
        for (int i = 0; i < keys().pages(); i++) {
            long[] word = keys().page(i)[0];
            for (int row = 0; row < keys().sizeOf(i); row++) {
                groups[index(word[row], lowBits)] = i * KeyPages.SIZE + row + 1;
            }
        }
    }

    @Override
    long indexBytes() {
        return 4L * groups.length;
    }

    @Override
    void clearIndex(int size) {
        if (size > groups.length / 8) {
            Arrays.fill(groups, 0);
            return;
        }
        // So few are on the first page.
        long[] word = keys().first()[0];
        for (int group = 0; group < size; group++) {
            groups[index(word[group], lowBits)] = 0;
        }
    }
}
