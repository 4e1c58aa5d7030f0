package io.velostream.engine.group;

import io.velostream.types.Dictionary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// For some dictionaries of decoders, the codes of their entries that are known already.
///
/// A task reads from few decoders at a time, so a handful is remembered; what falls out is learned
/// again. An endless row of files, each with a new dictionary, holds no memory.
public final class DictionaryCodes {
    private static final int REMEMBERED = 8;

    private final @Nullable Dictionary[] dictionaries = new Dictionary[REMEMBERED];
    private final int[][] codes = new int[REMEMBERED][0];
    private int oldest;

    /// The codes by entry, 0 where none is known yet, with room for every entry there is. The
    /// caller may fill in more.
    public int[] of(Dictionary dictionary) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (dictionaries[i] == dictionary) {
                if (codes[i].length < dictionary.size()) {
                    codes[i] = Arrays.copyOf(codes[i], dictionary.size() * 2);
                }
                return codes[i];
            }
        }
        int place = oldest;
        oldest = (oldest + 1) % REMEMBERED;
        dictionaries[place] = dictionary;
        codes[place] = new int[Math.max(16, dictionary.size() * 2)];
        return codes[place];
    }
}
