/// CSV as RFC 4180 has it, with any delimiter, and with unquoted empty fields as nulls.
///
/// [io.velostream.formats.csv.CsvDecoder] tries its row scanners and falls back, row by row, to
/// [io.velostream.formats.csv.CsvRecord], the complete parser. What a field's text means is the
/// business of [io.velostream.formats.decode.ScalarReader].
///
/// [io.velostream.formats.csv.CsvEncoder] writes; [io.velostream.formats.csv.CsvInference] finds
/// the columns of a sample.
@NullMarked
package io.velostream.formats.csv;

import org.jspecify.annotations.NullMarked;
