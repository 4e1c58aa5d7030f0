package io.velostream.formats.csv;

import io.velostream.connect.Sample;
import io.velostream.formats.decode.RowFailure;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;

/// Finds the columns of a sample: names from the header line, types from the records below it.
final class CsvInference {
    private final CsvDialect dialect;
    private final CsvRecord record;
    private final List<CsvGuess> guesses = new ArrayList<>();
    private List<String> names = List.of();
    private int rows;

    CsvInference(CsvDialect dialect) {
        this.dialect = dialect;
        this.record = new CsvRecord(dialect);
    }

    Schema infer(Sample sample) {
        byte[] bytes = sample.bytes();
        int at = sample.from();
        if (sample.to() - at >= 3 && bytes[at] == (byte) 0xef && bytes[at + 1] == (byte) 0xbb) {
            at += 3;
        }
        while (at < sample.to() && rows < sample.maxRows()) {
            int next = readRecord(sample, at);
            if (next == CsvRecord.INCOMPLETE) {
                break;
            }
            at = next;
        }
        if (names.isEmpty()) {
            Diagnostic diagnostic =
                    Diagnostic.of("SCHEMA_NOT_INFERRED", "the sample holds no CSV record");
            throw new UserException(diagnostic.withHint("declare the columns"));
        }
        List<SqlType.Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new SqlType.Field(names.get(i), guesses.get(i).type()));
        }
        return new Schema(fields);
    }

    private int readRecord(Sample sample, int at) {
        int next;
        try {
            next = record.read(sample.bytes(), at, sample.to(), sample.isComplete());
        } catch (RowFailure _) {
            // Will be reported when the rows are read.
            return record.resume();
        }
        if (next == CsvRecord.INCOMPLETE || record.isBlank()) {
            return next;
        }
        if (names.isEmpty()) {
            names = dialect.header() ? CsvNames.ofHeader(record) : CsvNames.made(record);
            names.forEach(_ -> guesses.add(new CsvGuess()));
            if (dialect.header()) {
                return next;
            }
        }
        if (record.size() == names.size()) {
            for (int i = 0; i < names.size(); i++) {
                guesses.get(i).add(record, i, dialect);
            }
            rows++;
        }
        return next;
    }
}
