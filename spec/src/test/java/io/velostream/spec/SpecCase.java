package io.velostream.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One `.test` file: sections that each begin with a line `--- kind [name]`.
///
/// - `sql`: the application, as in a `.sql` file
/// - `file NAME`: an input file, byte for byte
/// - `output`: what must stand on standard output
/// - `written NAME`: what must be in an output file
/// - `stderr`: what must stand on standard error, in full; when absent, nothing may stand there
/// - `exit N`: the exit code, 0 when absent
///
/// Lines before the first section say what the case is about.
record SpecCase(String about, List<Section> sections) {
    record Section(String kind, String name, String text) {
        boolean isExpectation() {
            return switch (kind) {
                case "output", "written", "stderr", "exit" -> true;
                default -> false;
            };
        }

        String heading() {
            return "--- " + kind + (name.isEmpty() ? "" : " " + name);
        }
    }

    static SpecCase read(Path file) throws IOException {
        StringBuilder about = new StringBuilder();
        List<Section> sections = new ArrayList<>();
        String kind = "";
        String name = "";
        StringBuilder text = about;
        for (String line : Files.readString(file).split("(?<=\n)", -1)) {
            if (!line.startsWith("--- ")) {
                text.append(line);
                continue;
            }
            if (text != about) {
                sections.add(new Section(kind, name, text.toString()));
            }
            String[] words = line.substring(4).strip().split(" ", 2);
            kind = words[0];
            name = words.length > 1 ? words[1] : "";
            if (!List.of("sql", "file", "output", "written", "stderr", "exit").contains(kind)) {
                throw new IllegalArgumentException(file + ": unknown section \"" + kind + "\"");
            }
            text = new StringBuilder();
        }
        if (text != about) {
            sections.add(new Section(kind, name, text.toString()));
        }
        return new SpecCase(about.toString(), sections);
    }

    Optional<Section> find(String kind) {
        return sections.stream().filter(section -> section.kind().equals(kind)).findFirst();
    }

    List<Section> all(String kind) {
        return sections.stream().filter(section -> section.kind().equals(kind)).toList();
    }

    String text(String kind) {
        return find(kind).map(Section::text).orElse("");
    }

    int exitCode() {
        return find("exit").map(section -> Integer.parseInt(section.name())).orElse(0);
    }

    /// The same case with other expectations, as the text of its file.
    String withExpectations(List<Section> expectations) {
        StringBuilder out = new StringBuilder(about);
        for (Section section : sections) {
            if (!section.isExpectation()) {
                append(out, section);
            }
        }
        expectations.forEach(section -> append(out, section));
        return out.toString();
    }

    private static void append(StringBuilder out, Section section) {
        out.append(section.heading()).append('\n').append(section.text());
        if (!section.text().isEmpty() && !section.text().endsWith("\n")) {
            out.append('\n');
        }
    }
}
