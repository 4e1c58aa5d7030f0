package io.velostream.connectors.nexmark;

import io.velostream.types.Dictionary;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Texts to choose from by number, handed out as numbers of a dictionary. A text may stand there
/// more than once.
final class TextChoice {
    private final Dictionary dictionary = new Dictionary();
    private final int[] ids;

    TextChoice(List<String> texts) {
        ids = new int[texts.size()];
        for (int i = 0; i < ids.length; i++) {
            byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
            ids[i] = dictionary.internCopy(text, 0, text.length);
        }
    }

    int size() {
        return ids.length;
    }

    /// The dictionary's number of the n-th text.
    int id(int n) {
        return ids[n];
    }

    /// How many bytes the n-th text has.
    int length(int n) {
        return dictionary.length(ids[n]);
    }

    /// Makes `column` a column of these texts, and returns its numbers to write.
    int[] use(TextColumn column) {
        column.useDictionary(dictionary);
        return column.ids();
    }
}
