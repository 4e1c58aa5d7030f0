package io.velostream.types;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what the user probably meant by a name that does not exist.
public final class Suggestions {
    private Suggestions() {}

    /// The candidate nearest to `name` by edit distance, ignoring case, if any is near: at most a
    /// third of its letters may differ, and one in any case unless it has no other.
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(c -> distance(wanted, c.toLowerCase(Locale.ROOT)) <= limit(c))
                .min(
                        Comparator.comparingInt(
                                (String c) -> distance(wanted, c.toLowerCase(Locale.ROOT))));
    }

    /// [#nearest] as the text of a hint.
    public static Optional<String> didYouMean(String name, Collection<String> candidates) {
        return nearest(name, candidates).map(n -> "did you mean \"" + n + "\"?");
    }

    private static int limit(String candidate) {
        return candidate.length() == 1 ? 0 : Math.max(1, candidate.length() / 3);
    }

    /// The optimal string alignment distance: insertions, deletions, changes and swaps of
    /// neighbours.
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
