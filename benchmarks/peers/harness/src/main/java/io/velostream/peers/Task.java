package io.velostream.peers;

import java.nio.file.Path;
import java.util.List;

/// What a JVM is to measure: its command line.
///
/// @param question text of the question, in the engine's language
/// @param input the file to measure
/// @param records how many records it has
/// @param checked a smaller file, whose answer is kept
/// @param single a file of one record
/// @param answer where the answer to `checked` goes
/// @param result where the [Timing] goes
record Task(
        Path question,
        Path input,
        long records,
        Path checked,
        Path single,
        Path answer,
        Path result) {
    List<String> toArguments() {
        return List.of(
                question.toString(),
                input.toString(),
                Long.toString(records),
                checked.toString(),
                single.toString(),
                answer.toString(),
                result.toString());
    }

    static Task of(String[] arguments) {
        return new Task(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Long.parseLong(arguments[2]),
                Path.of(arguments[3]),
                Path.of(arguments[4]),
                Path.of(arguments[5]),
                Path.of(arguments[6]));
    }
}
