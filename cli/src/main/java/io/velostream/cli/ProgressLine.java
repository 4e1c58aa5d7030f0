package io.velostream.cli;

import io.velostream.runtime.RunProgress;
import java.io.PrintStream;
import java.util.Locale;

/// How far a run is, on one line of the terminal that is written again and again. For all threads.
final class ProgressLine {
    /// How often it should be written.
    static final long MILLIS = 200;

    private static final String CLEAR = "\r\u001b[K";
    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream err;
    private final boolean color;
    private Place place;
    private boolean shown;

    /// Where it is shown.
    enum Place {
        /// Nowhere: stderr is not a terminal.
        NONE,
        /// On the terminal, where results go too: it ends with the first result.
        BESIDE_RESULTS,
        /// On the terminal, results go elsewhere.
        ALONE
    }

    ProgressLine(PrintStream err, Place place, boolean color) {
        this.err = err;
        this.place = place;
        this.color = color;
    }

    synchronized boolean isVisible() {
        return place != Place.NONE;
    }

    synchronized void show(RunProgress progress, double seconds) {
        if (place != Place.NONE) {
            String text = text(progress, seconds);
            err.print(CLEAR + (color ? DIM + text + PLAIN : text));
            err.flush();
            shown = true;
        }
    }

    /// Prints a line to stderr where the progress stood.
    synchronized void println(String line) {
        clear();
        err.println(line);
    }

    synchronized void beforeResults() {
        if (place == Place.BESIDE_RESULTS) {
            clear();
            place = Place.NONE;
        }
    }

    synchronized void clear() {
        if (shown) {
            err.print(CLEAR);
            err.flush();
            shown = false;
        }
    }

    /// `12.3 M rows 4.10 M/s 390.0 MB/s 62 % 0:08 left 3 late 2 failed`.
    static String text(RunProgress progress, double seconds) {
        StringBuilder out = new StringBuilder(Quantity.of(progress.rowsRead())).append(" rows  ");
        out.append(Quantity.of(Math.round(progress.rowsRead() / seconds))).append("/s");
        if (progress.bytesRead() > 0) {
            double megabytes = progress.bytesRead() / 1e6 / seconds;
            out.append(String.format(Locale.ROOT, "  %.1f MB/s", megabytes));
        }
        if (progress.totalBytes() > 0 && progress.bytesRead() > 0) {
            double share = Math.min(1, (double) progress.bytesRead() / progress.totalBytes());
            long left = Math.round(seconds * (1 - share) / share);
            out.append(String.format(Locale.ROOT, "  %.0f %%", share * 100));
            out.append(String.format(Locale.ROOT, "  %d:%02d left", left / 60, left % 60));
        }
        if (progress.rowsLate() > 0) {
            out.append("  ").append(Quantity.of(progress.rowsLate())).append(" late");
        }
        if (progress.rowsFailed() > 0) {
            out.append("  ").append(Quantity.of(progress.rowsFailed())).append(" failed");
        }
        return out.toString();
    }
}
