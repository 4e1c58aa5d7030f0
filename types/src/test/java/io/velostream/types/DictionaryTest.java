package io.velostream.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    @Test
    void agreesWithAMapOnRandomStrings() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Dictionary dictionary = new Dictionary();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String text = randomText(random);
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            byte[] padded = new byte[bytes.length + 40];
            // What lies around the string must not matter.
            random.nextBytes(padded);
            System.arraycopy(bytes, 0, padded, 20, bytes.length);
            Integer known = expected.get(text);
            assertThat(dictionary.find(padded, 20, bytes.length))
                    .as("seed %d, row %d, find %s", seed, i, text)
                    .isEqualTo(known == null ? -1 : known);
            int id = dictionary.intern(padded, 20, bytes.length);
            assertThat(id)
                    .as("seed %d, row %d, intern %s", seed, i, text)
                    .isEqualTo(known == null ? expected.size() : known);
            expected.put(text, id);
        }
        Text view = new Text();
        expected.forEach((text, id) -> {
            dictionary.get(id, view);
            assertThat(new String(view.toByteArray(), StandardCharsets.ISO_8859_1))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        });
        assertThat(dictionary.size()).isEqualTo(expected.size());
    }

    /// Few letters and many lengths: prefixes, suffixes and zero bytes that collide.
    private static String randomText(SplittableRandom random) {
        int length = random.nextInt(random.nextInt(4) == 0 ? 40 : 5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(8) == 0 ? 0 : 'a' + random.nextInt(3)));
        }
        return text.toString();
    }
}
