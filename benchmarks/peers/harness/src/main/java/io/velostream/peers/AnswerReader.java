package io.velostream.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Adds up an answer that stands in a file as JSON lines of flat objects.
final class AnswerReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?");

    private final List<Sums> columns = new ArrayList<>();
    private long rows;

    private AnswerReader() {}

    private static final class Sums {
        private final String name;
        private long numbers;
        private double sum;
        private long texts;
        private long textSum;

        Sums(String name) {
            this.name = name;
        }

        Answer.Column toColumn() {
            return new Answer.Column(name, numbers, sum, texts, textSum);
        }
    }

    /// Every row.
    static Answer all(Path file) throws IOException {
        AnswerReader reader = new AnswerReader();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.add(line);
            }
        }
        return reader.answer();
    }

    /// The last row of each group: what remains of an answer that is given by updates, however many
    /// of them an engine sends.
    ///
    /// @param groupColumns how many columns, the first ones, tell the group
    static Answer last(Path file, int groupColumns) throws IOException {
        Map<List<String>, String> last = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last.put(first(groupColumns, line), line);
            }
        }
        AnswerReader reader = new AnswerReader();
        last.values().forEach(reader::add);
        return reader.answer();
    }

    private static List<String> first(int columns, String line) {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (values.size() < columns && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                parser.nextToken();
                values.add(parser.getString());
            }
        }
        return values;
    }

    private void add(String line) {
        rows++;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, line);
            int column = 0;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (column == columns.size()) {
                    columns.add(new Sums(parser.currentName()));
                }
                add(columns.get(column++), parser, line);
            }
        }
    }

    private static void add(Sums sums, JsonParser parser, String line) {
        switch (parser.nextToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                sums.numbers++;
                sums.sum += parser.getDoubleValue();
            }
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> addText(sums, parser.getString());
            case VALUE_NULL -> {}
            case null, default -> expect(false, line);
        }
    }

    /// Numbers with decimals that stand as text, and times, are written in several ways.
    private static void addText(Sums sums, String text) {
        if (DECIMAL.matcher(text).matches()) {
            sums.numbers++;
            sums.sum += Double.parseDouble(text);
        } else {
            sums.texts++;
            sums.textSum +=
                    TIME.matcher(text).matches()
                            ? LocalDateTime.parse(text.replace(' ', 'T')).hashCode()
                            : text.hashCode();
        }
    }

    private static void expect(boolean flat, String line) {
        if (!flat) {
            throw new IllegalArgumentException("not a flat object: " + line);
        }
    }

    private Answer answer() {
        return new Answer(rows, columns.stream().map(Sums::toColumn).toList());
    }
}
