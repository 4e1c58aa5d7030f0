package io.velostream.formats;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.OutputBuffer;
import io.velostream.formats.csv.CsvFormat;
import io.velostream.formats.json.DebeziumJsonFormat;
import io.velostream.formats.json.JsonFormat;
import io.velostream.formats.json.UpsertJsonFormat;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// How many nanoseconds does a row cost to read or to write? Run `main` pinned to one core; an
/// argument chooses the questions whose names contain it.
public final class LineFormatBenchmark {
    private static final Schema TRADES =
            Schema.of(
                    new SqlType.Field("symbol", SqlType.Basic.STRING),
                    new SqlType.Field("trader_id", SqlType.Basic.STRING),
                    new SqlType.Field("price", SqlType.Basic.DOUBLE),
                    new SqlType.Field("quantity", SqlType.Basic.BIGINT),
                    new SqlType.Field("ts", SqlType.Basic.BIGINT));
    private static final Schema STATIONS =
            Schema.of(
                    new SqlType.Field("station", SqlType.Basic.STRING),
                    new SqlType.Field("temperature", SqlType.Basic.DOUBLE));
    private static final int ROWS = 400_000;
    private static final int CHUNK = 512 * 1024;
    private static final int REPETITIONS = 7;
    private static final double REPETITION_SECONDS = 0.35;
    private static final double WARM_UP_SECONDS = 1.5;

    /// The time of the thread, not of the clock: other programs may share the core.
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static long sink;

    private LineFormatBenchmark() {}

    private interface Work {
        /// Returns something that depends on the result.
        long run();
    }

    public static void main(String[] args) {
        String filter = args.length > 0 ? args[0] : "";
        byte[] json = jsonTrades(0);
        byte[] csv = csvTrades();
        byte[] stations = stations();
        Options none = Options.of(Map.of());
        Options semicolon = Options.of(Map.of("delimiter", ";", "header", "false"));
        Format jsonFormat = new JsonFormat();
        Format csvFormat = new CsvFormat();
        decode(filter, "json decode 3 of 5", jsonFormat, none, TRADES, List.of(0, 2, 3), json);
        decode(
                filter,
                "json decode 5 of 5",
                jsonFormat,
                none,
                TRADES,
                List.of(0, 1, 2, 3, 4),
                json);
        decode(
                filter,
                "json decode 3 of 5, 1 % irregular",
                jsonFormat,
                none,
                TRADES,
                List.of(0, 2, 3),
                jsonTrades(100));
        Format upserts = new UpsertJsonFormat();
        Format changes = new DebeziumJsonFormat();
        List<Integer> three = List.of(0, 2, 3);
        decode(filter, "upsert-json decode 3 of 5", upserts, none, TRADES, three, upserts(json));
        decode(filter, "debezium-json decode 3 of 5", changes, none, TRADES, three, updates(json));
        decode(filter, "csv decode 3 of 5", csvFormat, none, TRADES, List.of(0, 2, 3), csv);
        decode(filter, "csv decode 5 of 5", csvFormat, none, TRADES, List.of(0, 1, 2, 3, 4), csv);
        decode(filter, "csv decode 1brc", csvFormat, semicolon, STATIONS, List.of(0, 1), stations);
        for (boolean full : new boolean[] {false, true}) {
            String prices = full ? ", 17 digits" : "";
            encode(filter, "json encode 4 columns" + prices, jsonFormat, none, full);
            encode(filter, "csv encode 4 columns" + prices, csvFormat, none, full);
            encode(filter, "upsert-json encode 4 columns" + prices, upserts, none, full);
            encode(filter, "debezium-json encode 4 columns" + prices, changes, none, full);
        }
        if (sink == 42) {
            System.out.println();
        }
    }

    private static void decode(
            String filter,
            String name,
            Format format,
            Options options,
            Schema schema,
            List<Integer> projection,
            byte[] input) {
        byte[] bytes = new byte[Decoder.PADDING_FRONT + input.length + Decoder.PADDING_BEHIND];
        System.arraycopy(input, 0, bytes, Decoder.PADDING_FRONT, input.length);
        int end = Decoder.PADDING_FRONT + input.length;
        DecoderRequest request =
                new DecoderRequest(
                        schema,
                        projection,
                        "benchmark",
                        // As if in the middle of a file: no header line.
                        false,
                        (reason, message, origin, position, row) -> {
                            throw new IllegalStateException(message);
                        });
        Decoder decoder = format.decoder(request, options);
        int start = Decoder.PADDING_FRONT;
        Batch batch = Batch.of(request.projected(), Batch.DEFAULT_CAPACITY);
        measure(
                filter,
                name,
                input.length,
                () -> {
                    long rows = 0;
                    int at = start;
                    while (at < end) {
                        int to = Math.min(end, at + CHUNK);
                        while (true) {
                            batch.clear();
                            int next = decoder.decode(bytes, at, to, to == end, batch);
                            if (batch.rowCount() == 0 && next == at) {
                                break;
                            }
                            rows += batch.rowCount();
                            at = next;
                        }
                    }
                    if (rows != ROWS) {
                        throw new IllegalStateException(rows + " rows");
                    }
                    return rows;
                });
    }

    private static void encode(
            String filter, String name, Format format, Options options, boolean fullPrecision) {
        Schema schema =
                Schema.of(TRADES.field(0), TRADES.field(2), TRADES.field(3), TRADES.field(4));
        Batch batch = trades(schema, fullPrecision);
        if (format.changelog().isUpdating()) {
            byte[] kinds = new byte[Batch.DEFAULT_CAPACITY];
            for (int row = 0; row < kinds.length; row++) {
                boolean old = format.changelog() == Changelog.RETRACT && (row & 1) == 0;
                kinds[row] = old ? RowKind.UPDATE_BEFORE : RowKind.UPDATE_AFTER;
            }
            batch.setKinds(kinds);
        }
        Encoder encoder = format.encoder(schema, List.of(0), options);
        OutputBuffer out = new OutputBuffer(1 << 20);
        measure(
                filter,
                name,
                0,
                () -> {
                    for (int i = 0; i < ROWS; i += Batch.DEFAULT_CAPACITY) {
                        out.clear();
                        encoder.encode(batch, out);
                    }
                    return out.position();
                });
    }

    private static Batch trades(Schema schema, boolean fullPrecision) {
        Batch batch = Batch.of(schema, Batch.DEFAULT_CAPACITY);
        SplittableRandom random = new SplittableRandom(3);
        TextColumn symbols = (TextColumn) batch.column(0);
        Dictionary dictionary = new Dictionary();
        symbols.useDictionary(dictionary);
        for (int i = 0; i < Batch.DEFAULT_CAPACITY; i++) {
            byte[] symbol = ("SYM" + random.nextInt(200)).getBytes(StandardCharsets.UTF_8);
            symbols.ids()[i] = dictionary.internCopy(symbol, 0, symbol.length);
            ((DoubleColumn) batch.column(1))
                    .set(
                            i,
                            fullPrecision
                                    ? random.nextDouble() * 300
                                    : random.nextInt(30_000) / 100.0);
            ((LongColumn) batch.column(2)).set(i, 1 + random.nextInt(1000));
            ((LongColumn) batch.column(3)).set(i, 1_700_000_000_000L + i * 10L);
        }
        batch.setRowCount(Batch.DEFAULT_CAPACITY);
        return batch;
    }

    private static void measure(String filter, String name, long bytes, Work work) {
        if (!name.contains(filter)) {
            return;
        }
        long start = System.nanoTime();
        while (secondsSince(start) < WARM_UP_SECONDS) {
            sink += work.run();
        }
        double[] nanos = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            long passes = 0;
            start = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            while (secondsSince(start) < REPETITION_SECONDS) {
                sink += work.run();
                passes++;
            }
            nanos[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / (passes * (double) ROWS);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-40s %7.1f ns/row (best %7.1f) %7.0f MB/s%n",
                name,
                nanos[REPETITIONS / 2],
                nanos[0],
                bytes / (double) ROWS / nanos[REPETITIONS / 2] * 1e3);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static byte[] jsonTrades(int irregularEvery) {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ROWS; i++) {
            String symbol = "SYM" + random.nextInt(200);
            String trader = "TRADER" + random.nextInt(20);
            double price = (5000 + random.nextInt(45_000)) / 100.0;
            int quantity = 1 + random.nextInt(1000);
            long time = 1_700_000_000_000L + i * 10L;
            String price2 = "%d.%02d".formatted((long) price, Math.round(price * 100) % 100);
            boolean irregular = irregularEvery > 0 && i % irregularEvery == irregularEvery / 2;
            text.append(
                    irregular
                            ? "{\"price\":%s,\"symbol\":\"%s\",\"trader_id\":\"%s\",\"ts\":%d,\"quantity\":%d}\n"
                                    .formatted(price2, symbol, trader, time, quantity)
                            : "{\"symbol\":\"%s\",\"trader_id\":\"%s\",\"price\":%s,\"quantity\":%d,\"ts\":%d}\n"
                                    .formatted(symbol, trader, price2, quantity, time));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] upserts(byte[] json) {
        return new String(json, StandardCharsets.UTF_8)
                .replace("}\n", ",\"_op\":\"upsert\"}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Each two rows as one update.
    private static byte[] updates(byte[] json) {
        StringBuilder text = new StringBuilder();
        List<String> rows = new String(json, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < rows.size(); i += 2) {
            text.append("{\"before\":").append(rows.get(i));
            text.append(",\"after\":").append(rows.get(i + 1)).append(",\"op\":\"u\"}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] csvTrades() {
        StringBuilder text = new StringBuilder();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ROWS; i++) {
            int cents = 5000 + random.nextInt(45_000);
            text.append(
                    "SYM%d,TRADER%d,%d.%02d,%d,%d\n"
                            .formatted(
                                    random.nextInt(200),
                                    random.nextInt(20),
                                    cents / 100,
                                    cents % 100,
                                    1 + random.nextInt(1000),
                                    1_700_000_000_000L + i * 10L));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] stations() {
        SplittableRandom random = new SplittableRandom(2);
        String[] names = new String[413];
        for (int i = 0; i < names.length; i++) {
            StringBuilder name = new StringBuilder();
            int length = 3 + random.nextInt(12) + (random.nextInt(8) == 0 ? random.nextInt(12) : 0);
            for (int k = 0; k < length; k++) {
                name.append((char) ('a' + random.nextInt(26)));
            }
            names[i] = name.toString();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            int tenths = random.nextInt(1000) - 250;
            text.append(names[random.nextInt(names.length)])
                    .append(';')
                    .append(tenths < 0 ? "-" : "")
                    .append(Math.abs(tenths) / 10)
                    .append('.')
                    .append(Math.abs(tenths) % 10)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
