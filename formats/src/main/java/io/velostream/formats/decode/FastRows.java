package io.velostream.formats.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The row shapes that one decoder has met, and a scanner for each: reads rows for as long as they
/// have any of these shapes. New shapes are learned from rows that had none of them.
public final class FastRows {
    /// More would cost more to try than they save.
    private static final int MAX_SHAPES = 4;

    /// After so many rows in vain a shape may take the place of the least useful one.
    private static final int PATIENCE = 500;

    /// Making a class costs some milliseconds, which small inputs would never get back.
    private static final int ROWS_TO_COMPILE = 20_000;

    private final int maxShapes;
    private final int rowsToCompile;
    private final List<RowScanner> scanners = new ArrayList<>();
    private int rowsInVain;
    private int rowsToWait;
    private int pause = 1;
    private int nextRow;

    private FastRows(int maxShapes, int rowsToCompile) {
        this.maxShapes = maxShapes;
        this.rowsToCompile = rowsToCompile;
    }

    /// What decoders use.
    public static FastRows standard() {
        return new FastRows(MAX_SHAPES, ROWS_TO_COMPILE);
    }

    /// Knows no shape, so that every row goes to the complete parser.
    public static FastRows none() {
        return new FastRows(0, ROWS_TO_COMPILE);
    }

    /// Makes a class of each shape after so many rows.
    public static FastRows compilingAfter(int rows) {
        return new FastRows(MAX_SHAPES, rows);
    }

    private void compile(int index, InterpretedScanner scanner) {
        RowScanner compiled = ScannerCompiler.compile(scanner.shape(), scanner.steadyLengths());
        compiled.continueFrom(scanner);
        scanners.set(index, compiled);
    }

    /// Reads rows from `from`, where a line starts, numbered from `row`, until one has no known
    /// shape, `capacity` rows are there or `limit` is reached.
    ///
    /// @param limit position behind a line feed
    /// @return where the first line that was not read starts; [#nextRow] is the number of its row
    public int scan(byte[] bytes, int from, int limit, int row, int capacity) {
        int at = from;
        nextRow = row;
        int before;
        do {
            before = nextRow;
            for (int i = 0; i < scanners.size(); i++) {
                if (nextRow == capacity || at == limit) {
                    return at;
                }
                RowScanner scanner = scanners.get(i);
                at = scanner.scan(bytes, at, limit, nextRow, capacity);
                nextRow = scanner.nextRow();
                if (scanner instanceof InterpretedScanner interpreted
                        && scanner.rowsRead() > rowsToCompile
                        && ScannerCompiler.canCompile(scanner.shape())) {
                    compile(i, interpreted);
                }
            }
        } while (nextRow > before && scanners.size() > 1);
        return at;
    }

    public int nextRow() {
        return nextRow;
    }

    /// Whether it is worth finding out the shape of the row that [#scan] stopped at.
    public boolean wantsShape() {
        rowsInVain++;
        if (maxShapes == 0 || --rowsToWait > 0) {
            return false;
        }
        return scanners.size() < maxShapes || rowsInVain >= PATIENCE;
    }

    /// Learns what a row looked like, if that can be told and is news.
    public void learn(Optional<RowShape> found) {
        boolean known =
                found.isEmpty()
                        || scanners.stream()
                                .anyMatch(scanner -> scanner.shape().sameAs(found.get()));
        if (known) {
            // A value in it was out of the ordinary. Others will be: ask less and less often.
            pause = Math.min(pause * 2, PATIENCE);
            rowsToWait = pause;
        } else {
            add(found.get());
        }
    }

    public void add(RowShape shape) {
        rowsInVain = 0;
        pause = 1;
        if (maxShapes == 0) {
            return;
        }
        if (scanners.size() == maxShapes) {
            scanners.remove(leastUseful());
        }
        scanners.add(new InterpretedScanner(shape));
    }

    /// Forgets every shape.
    public void clear() {
        scanners.clear();
    }

    private RowScanner leastUseful() {
        RowScanner least = scanners.getFirst();
        for (RowScanner scanner : scanners) {
            if (scanner.rowsRead() < least.rowsRead()) {
                least = scanner;
            }
        }
        return least;
    }
}
