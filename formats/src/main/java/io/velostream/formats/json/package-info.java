/// JSON lines: one object a line, or one array of objects.
///
/// [io.velostream.formats.json.JsonRecordDecoder] takes the input apart into records;
/// [io.velostream.formats.json.JsonDecoder] tries its row scanners and falls back, row by row, to
/// [io.velostream.formats.json.JsonObjectReader], the complete parser, which also says what the
/// rows look like ([io.velostream.formats.json.JsonShapes]). A new way to read a type is a
/// [io.velostream.formats.json.JsonReader] and, if it is worth it, a
/// [io.velostream.formats.decode.FieldReader].
///
/// [io.velostream.formats.json.JsonEncoder] writes; [io.velostream.formats.json.JsonInference]
/// finds the columns of a sample. Rows that are replaced and deleted are in
/// [io.velostream.formats.json.UpsertJsonFormat] and
/// [io.velostream.formats.json.DebeziumJsonFormat].
@NullMarked
package io.velostream.formats.json;

import org.jspecify.annotations.NullMarked;
