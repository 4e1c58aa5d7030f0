package io.velostream.peers;

import java.util.List;
import java.util.Set;

/// Columns of text under each other.
final class TextTable {
    private TextTable() {}

    /// @param rows of equal length
    /// @param left numbers of the columns that are text and stand to the left; numbers stand to the
    ///   right
    static String format(List<List<String>> rows, Set<Integer> left) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(left.contains(i) ? row.get(i) + pad : pad + row.get(i)).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
