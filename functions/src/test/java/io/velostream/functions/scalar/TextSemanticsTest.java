package io.velostream.functions.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.functions.TextBuilder;
import io.velostream.types.Text;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Functions over UTF-8 bytes against the obvious way over code points.
class TextSemanticsTest {
    private static final int[] ALPHABET = {'a', 'b', 'c', ' ', 'ü', '€', 0x1F600, 'a', 'b'};

    private static String randomText(SplittableRandom random, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        boolean ascii = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(ALPHABET[random.nextInt(ascii ? 4 : ALPHABET.length)]);
        }
        return text.toString();
    }

    private static String run(Consumer<TextBuilder> function) {
        TextBuilder out = new TextBuilder();
        function.accept(out);
        return out.toString();
    }

    private static String slice(String text, long from, long to) {
        int[] characters = text.codePoints().toArray();
        int start = Math.clamp(from, 0, characters.length);
        int end = Math.clamp(to, start, characters.length);
        return new String(characters, start, end - start);
    }

    @Test
    void partsCountCharacters() {
        for (int seed = 0; seed < 5000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = randomText(random, 30);
            Text view = Text.of(text);
            long n = random.nextInt(-35, 35);
            long length = random.nextInt(0, 35);
            long count = text.codePointCount(0, text.length());
            String where = "seed " + seed;
            assertThat(TextPartFunctions.length(view)).as(where).isEqualTo(count);
            assertThat(run(o -> TextPartFunctions.substring(view, n, length, o)))
                    .as(where)
                    .isEqualTo(slice(text, n - 1, n - 1 + length));
            assertThat(run(o -> TextPartFunctions.substring(view, n, o)))
                    .as(where)
                    .isEqualTo(slice(text, n - 1, count));
            assertThat(run(o -> TextPartFunctions.left(view, n, o)))
                    .as(where)
                    .isEqualTo(slice(text, 0, n >= 0 ? n : count + n));
            assertThat(run(o -> TextPartFunctions.right(view, n, o)))
                    .as(where)
                    .isEqualTo(slice(text, n >= 0 ? count - n : -n, count));
            assertThat(run(o -> TextFunctions.reverse(view, o)))
                    .as(where)
                    .isEqualTo(new StringBuilder(text).reverse().toString());
            assertThat(run(o -> TextFunctions.upper(view, o)))
                    .as(where)
                    .isEqualTo(text.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void searchingFindsWhatStringsFind() {
        for (int seed = 0; seed < 5000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = randomText(random, 20);
            String sub = randomText(random, 2);
            Text view = Text.of(text);
            Text part = Text.of(sub);
            String where = "seed " + seed;
            int found = text.indexOf(sub);
            assertThat(TextPartFunctions.position(part, view))
                    .as(where)
                    .isEqualTo(found < 0 ? 0 : text.codePointCount(0, found) + 1);
            assertThat(TextPartFunctions.contains(view, part)).as(where).isEqualTo(found >= 0);
            assertThat(TextPartFunctions.startsWith(view, part))
                    .as(where)
                    .isEqualTo(text.startsWith(sub));
            assertThat(TextPartFunctions.endsWith(view, part))
                    .as(where)
                    .isEqualTo(text.endsWith(sub));
            assertThat(run(o -> TextFunctions.replace(view, part, Text.of("-"), o)))
                    .as(where)
                    .isEqualTo(sub.isEmpty() ? text : text.replace(sub, "-"));
        }
    }

    @Test
    void partsOfSplitTextsAreThoseOfStringSplit() {
        for (int seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = randomText(random, 20);
            String[] parts = text.split("b", -1);
            int n = random.nextInt(1, 6);
            String fromFront = n <= parts.length ? parts[n - 1] : "";
            String fromBack = n <= parts.length ? parts[parts.length - n] : "";
            Text view = Text.of(text);
            assertThat(run(o -> TextPartFunctions.splitPart(view, Text.of("b"), n, o)))
                    .as("seed " + seed)
                    .isEqualTo(fromFront);
            assertThat(run(o -> TextPartFunctions.splitPart(view, Text.of("b"), -n, o)))
                    .as("seed " + seed)
                    .isEqualTo(fromBack);
        }
    }

    @Test
    void extremeNumbersDoNotWrapRound() {
        Text text = Text.of("hello");
        long most = Long.MAX_VALUE;
        long least = Long.MIN_VALUE;
        assertThat(run(o -> TextPartFunctions.substring(text, most, most, o))).isEmpty();
        assertThat(run(o -> TextPartFunctions.substring(text, least, most, o))).isEqualTo("hello");
        assertThat(run(o -> TextPartFunctions.substring(text, 2, most, o))).isEqualTo("ello");
        assertThat(run(o -> TextPartFunctions.left(text, least, o))).isEmpty();
        assertThat(run(o -> TextPartFunctions.right(text, least, o))).isEmpty();
        assertThat(run(o -> TextPartFunctions.right(text, most, o))).isEqualTo("hello");
        assertThat(run(o -> TextPartFunctions.splitPart(text, Text.of("l"), least, o))).isEmpty();
        assertThat(TextPartFunctions.position(Text.of("h"), text, most)).isZero();
        assertThat(TextPartFunctions.position(Text.of("h"), text, least)).isOne();
    }
}
