package io.velostream.formats;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a decoder made of some bytes: rows with their line numbers and kinds, if they are no
/// inserts, and failures, as text and plain objects.
public record Decoded(List<String> rows, List<String> failures) {
    /// Gives the decoder everything at once.
    public static Decoded whole(
            byte[] input, Schema schema, Function<DecoderRequest, Decoder> decoders) {
        return run(input, schema, all(schema), decoders, new SplittableRandom(0), false);
    }

    /// Gives the decoder the input in pieces, as a reader does, into batches of random size.
    public static Decoded inPieces(
            byte[] input,
            Schema schema,
            List<Integer> projection,
            Function<DecoderRequest, Decoder> decoders,
            long seed) {
        return run(input, schema, projection, decoders, new SplittableRandom(seed), true);
    }

    public static List<Integer> all(Schema schema) {
        return IntStream.range(0, schema.size()).boxed().toList();
    }

    private static Decoded run(
            byte[] input,
            Schema schema,
            List<Integer> projection,
            Function<DecoderRequest, Decoder> decoders,
            SplittableRandom random,
            boolean cut) {
        List<String> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        DecoderRequest request =
                new DecoderRequest(
                        schema,
                        projection,
                        "test",
                        true,
                        (reason, message, origin, position, row) ->
                                failures.add(position + " " + reason + " " + message),
                        true,
                        List.of());
        String[] inputLines = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        Decoder decoder = decoders.apply(request);
        // Rubbish around the input: it may be loaded, but must not matter.
        byte[] bytes = new byte[Decoder.PADDING_FRONT + input.length + Decoder.PADDING_BEHIND];
        random.nextBytes(bytes);
        System.arraycopy(input, 0, bytes, Decoder.PADDING_FRONT, input.length);
        int end = Decoder.PADDING_FRONT + input.length;
        int at = Decoder.PADDING_FRONT;
        int to = cut ? at : end;
        Batch batch = Batch.of(request.projected(), cut ? 1 + random.nextInt(20) : 1024);
        while (true) {
            boolean last = to == end;
            batch.clear();
            byte[] visible = visible(bytes, to, end, random);
            int next = decoder.decode(visible, at, to, last, batch);
            if (next < at || next > to) {
                throw new AssertionError("went from " + at + " to " + next + " of " + to);
            }
            checkPairs(batch);
            for (int row = 0; row < batch.rowCount(); row++) {
                checkLine(batch, row, inputLines);
                rows.add(batch.position(row) + " " + kind(batch, row) + render(batch, row));
            }
            if (next == to && last) {
                return new Decoded(rows, failures);
            }
            if (next == at && batch.rowCount() == 0) {
                if (last) {
                    throw new AssertionError("stuck at " + at);
                }
                to = Math.min(end, to + 1 + random.nextInt(random.nextInt(1, 300)));
            }
            at = next;
        }
    }

    /// The two rows of an update are never apart.
    private static void checkPairs(Batch batch) {
        byte[] kinds = batch.kinds();
        for (int row = 0; kinds != null && row < batch.rowCount(); row++) {
            if (kinds[row] == RowKind.UPDATE_BEFORE
                    && (row + 1 == batch.rowCount() || kinds[row + 1] != RowKind.UPDATE_AFTER)) {
                throw new AssertionError("row " + row + " is an old row without a new one");
            }
        }
    }

    /// The original text of a row begins on the line that the row is said to come from.
    private static void checkLine(Batch batch, int row, String[] inputLines) {
        Text view = new Text();
        if (!batch.line(row, view)) {
            throw new AssertionError("row " + row + " has no line");
        }
        String text = new String(view.toByteArray(), StandardCharsets.ISO_8859_1);
        String line = inputLines[(int) batch.position(row) - 1];
        if (!line.contains(text.split("\n", 2)[0])) {
            throw new AssertionError("row " + row + " is said to be " + text + " on " + line);
        }
    }

    /// As a printed table has it, with a blank; nothing for an insert.
    public static String kind(Batch batch, int row) {
        byte[] kinds = batch.kinds();
        return kinds == null ? "" : List.of("", "-U ", "+U ", "-D ").get(kinds[row]);
    }

    /// The bytes with other rubbish behind `to`, so that nothing can be read ahead.
    private static byte[] visible(byte[] bytes, int to, int end, SplittableRandom random) {
        if (to == end) {
            return bytes;
        }
        byte[] copy = bytes.clone();
        for (int i = to; i < copy.length; i++) {
            copy[i] = (byte) (random.nextInt(3) == 0 ? '"' : random.nextInt());
        }
        return copy;
    }

    public static String render(Batch batch, int row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < batch.columnCount(); i++) {
            values.add(String.valueOf(value(batch.column(i), row)));
        }
        return String.join("|", values);
    }

    /// The value as a plain object.
    public static @Nullable Object value(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case BooleanColumn c -> c.get(row);
            case DoubleColumn c -> c.get(row);
            case LongColumn c -> c.get(row);
            case Int128Column c -> c.get(row);
            case TextColumn c ->
                    c.type() == SqlType.Basic.BYTES
                            ? new String(bytesOf(c, row), StandardCharsets.ISO_8859_1)
                            : c.getString(row);
            case ArrayColumn c -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = 0; i < c.length(row); i++) {
                    list.add(value(c.elements(), c.start(row) + i));
                }
                yield list;
            }
            case MapColumn c -> {
                Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < c.length(row); i++) {
                    map.put(value(c.keys(), c.start(row) + i), value(c.values(), c.start(row) + i));
                }
                yield map;
            }
            case StructColumn c -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                SqlType.Struct type = (SqlType.Struct) c.type();
                for (int i = 0; i < c.fieldCount(); i++) {
                    map.put(type.fields().get(i).name(), value(c.field(i), row));
                }
                yield map;
            }
        };
    }

    private static byte[] bytesOf(TextColumn column, int row) {
        Text view = new Text();
        column.get(row, view);
        return view.toByteArray();
    }
}
