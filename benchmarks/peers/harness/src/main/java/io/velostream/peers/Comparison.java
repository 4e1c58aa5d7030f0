package io.velostream.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Asks every engine every question, one after the other.
final class Comparison {
    private final Path queries;
    private final Path work;
    private final Child child;
    private final OptionalLong records;
    private final long checkedRecords;
    private final PrintStream messages;

    /// @param queries folder with a folder for each case
    /// @param work folder for texts, answers and results
    /// @param records that every engine reads, else each case's own number
    /// @param checkedRecords whose answers are compared
    Comparison(
            Path queries,
            Path work,
            Child child,
            OptionalLong records,
            long checkedRecords,
            PrintStream messages) {
        this.queries = queries;
        this.work = work;
        this.child = child;
        this.records = records;
        this.checkedRecords = checkedRecords;
        this.messages = messages;
    }

    List<Outcome> run(List<Case> cases) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Case question : cases) {
            for (Engine engine : Engine.values()) {
                Path text = text(question, engine);
                if (Files.exists(text)) {
                    outcomes.add(ask(question, engine, text));
                }
            }
        }
        return outcomes;
    }

    private Path text(Case question, Engine engine) throws IOException {
        if (engine != Engine.VELOSTREAM) {
            return queries.resolve(question.name()).resolve(engine.question());
        }
        Path text = work.resolve(question.name() + "-" + engine.question());
        return Files.writeString(text, question.application());
    }

    private Outcome ask(Case question, Engine engine, Path text)
            throws IOException, InterruptedException {
        long count = records.orElseGet(() -> question.records(engine));
        Task task =
                new Task(
                        text.toAbsolutePath(),
                        question.file(count),
                        count,
                        question.file(checkedRecords),
                        question.file(1),
                        answer(question, engine),
                        work.resolve("result.properties"));
        messages.printf("%-4s %-16s ", question.name(), engine.title());
        messages.flush();
        Timing timing = child.run(engine, task);
        String agreement = agreement(question, engine);
        messages.printf(
                Locale.ROOT, "%7.3f M records/s  %s%n", timing.recordsPerSecond() / 1e6, agreement);
        return new Outcome(question.name(), engine, timing, agreement);
    }

    private Path answer(Case question, Engine engine) {
        return work.resolve(question.name() + "-" + engine + ".jsonl");
    }

    /// Velostream is asked first, so that there is an answer to compare with.
    private String agreement(Case question, Engine engine) throws IOException {
        Path ours = answer(question, Engine.VELOSTREAM);
        Path theirs = answer(question, engine);
        if (!engine.leavesOutUpdates()) {
            return AnswerReader.all(ours).compare(AnswerReader.all(theirs));
        }
        String last = AnswerReader.last(ours).compare(AnswerReader.last(theirs));
        return last.equals("agree") ? "last rows agree" : "last rows: " + last;
    }
}
