package io.velostream.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks every engine every question, one after the other.
final class Comparison {
    private final Path work;
    private final Child child;
    private final OptionalLong records;
    private final long checkedRecords;
    private final PrintStream messages;
    private final List<String> failures = new ArrayList<>();

    /// @param work folder for texts, answers and results
    /// @param records that every engine reads, else each case's own number
    /// @param checkedRecords whose answers are compared
    Comparison(
            Path work,
            Child child,
            OptionalLong records,
            long checkedRecords,
            PrintStream messages) {
        this.work = work;
        this.child = child;
        this.records = records;
        this.checkedRecords = checkedRecords;
        this.messages = messages;
    }

    /// What happened to engines that gave no answer.
    List<String> failures() {
        return List.copyOf(failures);
    }

    List<Outcome> run(List<Case> cases) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Case question : cases) {
            for (Engine engine : Engine.values()) {
                Optional<String> text = question.question(engine);
                if (text.isPresent()) {
                    ask(question, engine, text.get()).ifPresent(outcomes::add);
                }
            }
        }
        return outcomes;
    }

    /// @return empty if the engine fails; the others are asked all the same
    private Optional<Outcome> ask(Case question, Engine engine, String text)
            throws IOException, InterruptedException {
        long count = records.orElseGet(() -> question.records(engine));
        Task task =
                new Task(
                        Files.writeString(
                                work.resolve(question.name() + "-" + engine.question()), text),
                        question.file(count),
                        count,
                        question.file(checkedRecords),
                        question.file(1),
                        answer(question, engine),
                        work.resolve("result.properties"));
        messages.printf("%-4s %-16s ", question.name(), engine.title());
        messages.flush();
        Path log = work.resolve(question.name() + "-" + engine + ".log");
        Timing timing;
        try {
            timing = child.run(engine, task, log);
        } catch (EngineFailure e) {
            messages.println(e.getMessage());
            failures.add(question.name() + " " + e.getMessage());
            return Optional.empty();
        }
        String agreement = agreement(question, engine);
        messages.printf(
                Locale.ROOT, "%7.3f M records/s  %s%n", timing.recordsPerSecond() / 1e6, agreement);
        return Optional.of(new Outcome(question.name(), engine, timing, agreement));
    }

    private Path answer(Case question, Engine engine) {
        return work.resolve(question.name() + "-" + engine + ".jsonl");
    }

    /// Velostream is asked first, so that there is an answer to compare with.
    private String agreement(Case question, Engine engine) throws IOException {
        if (!question.isComparable()) {
            return "not compared";
        }
        Path ours = answer(question, Engine.VELOSTREAM);
        Path theirs = answer(question, engine);
        if (!Files.exists(ours)) {
            return "not compared";
        }
        if (!engine.leavesOutUpdates()) {
            return AnswerReader.all(ours).compare(AnswerReader.all(theirs));
        }
        String last =
                AnswerReader.last(ours, question.groupColumns())
                        .compare(AnswerReader.last(theirs, question.groupColumns()));
        return last.equals("agree") ? "last rows agree" : "last rows: " + last;
    }
}
