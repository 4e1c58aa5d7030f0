package io.velostream.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.sql.tree.Statement;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/// Statements of the corpus with words left out, doubled, changed and mixed: nearly SQL, and
/// therefore further into the builders than random text comes.
class MutationTest {
    private static final int TRIES = 4_000;

    @Test
    void nearlySqlIsRefusedOrPrintsAsItself() {
        List<List<String>> corpus = new ArrayList<>();
        List<String> words = new ArrayList<>();
        RoundTripTest.statements()
                .forEach(text -> {
                    List<String> statement = words(text);
                    corpus.add(statement);
                    words.addAll(statement);
                });
        long firstSeed = Long.getLong("seed", 1);
        for (long seed = firstSeed; seed < firstSeed + TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> statement = new ArrayList<>(corpus.get(random.nextInt(corpus.size())));
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                mutate(statement, words, random);
            }
            check(String.join(" ", statement), seed);
        }
    }

    private static List<String> words(String text) {
        return Words.of(text).words().stream().map(Token::getText).toList();
    }

    private static void mutate(
            List<String> statement, List<String> words, SplittableRandom random) {
        int at = random.nextInt(statement.size() + 1);
        String word = words.get(random.nextInt(words.size()));
        switch (random.nextInt(4)) {
            case 0 -> statement.add(at, word);
            case 1 -> {
                if (at < statement.size()) {
                    statement.set(at, word);
                }
            }
            case 2 -> {
                if (at < statement.size() && statement.size() > 1) {
                    statement.remove(at);
                }
            }
            default -> {
                if (at < statement.size()) {
                    statement.add(random.nextInt(statement.size() + 1), statement.get(at));
                }
            }
        }
    }

    private static void check(String text, long seed) {
        String printed = "";
        try {
            for (var entry : SqlParser.parseScript(text).entries()) {
                Statement statement = entry.statement();
                printed = SqlPrinter.print(statement);
                assertThat(SqlParser.parseStatement(printed))
                        .as("seed %d: %s%nprinted: %s", seed, text, printed)
                        .isEqualTo(statement);
                printed = "";
            }
        } catch (UserException e) {
            assertThat(printed)
                    .as("seed %d: %s%ndoes not parse: %s", seed, text, e.getMessage())
                    .isEmpty();
            assertThat(e.diagnostic().place()).as("seed %d: %s", seed, text).isPresent();
        } catch (RuntimeException e) {
            throw new AssertionError("seed %d: %s".formatted(seed, text), e);
        }
    }
}
