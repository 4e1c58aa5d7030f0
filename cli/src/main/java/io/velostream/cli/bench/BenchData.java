package io.velostream.cli.bench;

import static io.velostream.cli.bench.LineWriter.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// The files that the benchmark reads: made once from fixed seeds, then kept. A file's name tells
/// how many rows it has.
public final class BenchData {
    /// Part of the names, so that files of an older generator are not used.
    private static final String EDITION = "v1";

    private static final int SYMBOLS = 200;
    private static final int TRADERS = 20;
    private static final int CUSTOMERS = 1000;
    private static final int STATIONS = 413;
    private static final int USERS = 100_000;
    private static final int PLAYERS = 10_000;

    /// Milliseconds since the epoch of the first row: a full minute.
    private static final long START = 1_700_000_040_000L;

    /// Milliseconds from one row to the next, and how much older a row may be.
    private static final int STEP = 10;

    private static final int DISORDER = 2000;

    private final Path directory;
    private final PrintStream messages;

    public BenchData(Path directory, PrintStream messages) {
        this.directory = directory;
        this.messages = messages;
    }

    /// Where files are kept unless something else is wanted: in the user's cache.
    public static Path usualDirectory() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path root =
                cache == null || cache.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        return root.resolve("velostream").resolve("bench");
    }

    /// What a file holds.
    public enum Kind {
        TRADES("trades", ".jsonl"),
        ORDERS("orders", ".jsonl"),
        STATIONS("stations", ".csv"),
        /// In order of time, a thousand a second.
        TICKS("ticks", ".jsonl"),
        /// The same, each up to two seconds older.
        LATE_TICKS("late-ticks", ".jsonl"),
        CLICKS("clicks", ".jsonl"),
        SCORES("scores", ".jsonl"),
        /// A million different keys, then those again at random.
        MILLION_KEYS("keys-1m", ".jsonl"),
        /// As many times ten.
        TEN_MILLION_KEYS("keys-10m", ".jsonl");

        private final String text;
        private final String ending;

        Kind(String text, String ending) {
            this.text = text;
            this.ending = ending;
        }
    }

    private interface Rows {
        void write(LineWriter line, long row) throws IOException;
    }

    /// The file of that many rows; made if it is not there.
    public Path file(Kind kind, long rows) throws IOException {
        Path file = directory.resolve(kind.text + "-" + rows + "-" + EDITION + kind.ending);
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(directory);
        messages.println("velo bench: making " + file);
        Path part = Files.createTempFile(directory, kind.text, ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                LineWriter line = new LineWriter(out);
                Rows generator =
                        switch (kind) {
                            case TRADES -> trades();
                            case ORDERS -> orders();
                            case STATIONS -> stations();
                            case TICKS -> ticks(0);
                            case LATE_TICKS -> ticks(DISORDER);
                            case CLICKS -> clicks();
                            case SCORES -> scores();
                            case MILLION_KEYS -> keys(1_000_000);
                            case TEN_MILLION_KEYS -> keys(10_000_000);
                        };
                for (long row = 0; row < rows; row++) {
                    generator.write(line, row);
                    line.endLine();
                }
                line.flush();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    private static Rows trades() {
        SplittableRandom random = new SplittableRandom(42);
        byte[][] symbols = names("{\"symbol\":\"SYM", SYMBOLS, "\",\"trader_id\":\"");
        byte[][] traders = names("TRADER", TRADERS, "\",\"price\":");
        byte[] quantity = bytes(",\"quantity\":");
        byte[] time = bytes(",\"ts\":");
        byte[] end = bytes("}");
        return (line, row) ->
                line.put(symbols[random.nextInt(SYMBOLS)])
                        .put(traders[random.nextInt(TRADERS)])
                        .putCents(10_000 + random.nextInt(10_001))
                        .put(quantity)
                        .put(1 + random.nextInt(1000))
                        .put(time)
                        .put(START + DISORDER + row * STEP - random.nextInt(DISORDER))
                        .put(end);
    }

    private static Rows ticks(int disorder) {
        SplittableRandom random = new SplittableRandom(45);
        byte[][] symbols = names("{\"symbol\":\"SYM", SYMBOLS, "\",\"price\":");
        byte[] time = bytes(",\"ts\":");
        byte[] end = bytes("}");
        return (line, row) ->
                line.put(symbols[random.nextInt(SYMBOLS)])
                        .putCents(10_000 + random.nextInt(10_001))
                        .put(time)
                        .put(START + disorder + row - (disorder > 0 ? random.nextInt(disorder) : 0))
                        .put(end);
    }

    /// A visitor clicks every five seconds, ten times on the average, then another one comes.
    private static Rows clicks() {
        SplittableRandom random = new SplittableRandom(46);
        byte[][] users = names("{\"user_id\":\"u", USERS, "\",\"amount\":");
        byte[] time = bytes(",\"ts\":");
        byte[] end = bytes("}");
        int[] present = random.ints(5000, 0, USERS).toArray();
        return (line, row) -> {
            int visitor = random.nextInt(present.length);
            line.put(users[present[visitor]])
                    .put(random.nextInt(1000))
                    .put(time)
                    .put(START + DISORDER + row - random.nextInt(DISORDER))
                    .put(end);
            if (random.nextInt(10) == 0) {
                present[visitor] = random.nextInt(USERS);
            }
        };
    }

    private static Rows scores() {
        SplittableRandom random = new SplittableRandom(47);
        byte[][] players = names("{\"player\":\"P", PLAYERS, "\",\"score\":");
        byte[] time = bytes(",\"ts\":");
        byte[] end = bytes("}");
        return (line, row) ->
                line.put(players[random.nextInt(PLAYERS)])
                        .putCents(random.nextInt(10_000_000))
                        .put(time)
                        .put(START + row)
                        .put(end);
    }

    private static Rows keys(int count) {
        SplittableRandom random = new SplittableRandom(48);
        byte[] id = bytes("{\"id\":");
        byte[] account = bytes(",\"account\":\"acc-");
        byte[] amount = bytes("\",\"amount\":");
        byte[] time = bytes(",\"ts\":");
        byte[] end = bytes("}");
        return (line, row) -> {
            long index = row < count ? row : random.nextInt(count);
            // Different for each index, and far apart.
            long key = (index * 0x9E37_79B9_7F4A_7C15L) >>> 1 & ((1L << 40) - 1);
            line.put(id)
                    .put(key)
                    .put(account)
                    .put(key)
                    .put(amount)
                    .put(random.nextInt(100_000))
                    .put(time)
                    .put(START + row)
                    .put(end);
        };
    }

    private static Rows orders() {
        SplittableRandom random = new SplittableRandom(43);
        byte[] order = bytes("{\"order_id\":");
        byte[] customer = bytes(",\"customer_id\":");
        byte[] date = bytes(",\"order_date\":\"");
        byte[] amount = bytes("\",\"total_amount\":");
        byte[] end = bytes("}");
        byte[][] dates = new byte[365][];
        for (int day = 0; day < dates.length; day++) {
            dates[day] = bytes(LocalDate.of(2025, 1, 1).plusDays(day).toString());
        }
        // From 0.00 to 199.99: half of them are above 100.
        return (line, row) ->
                line.put(order)
                        .put(row + 1)
                        .put(customer)
                        .put(1 + random.nextInt(CUSTOMERS))
                        .put(date)
                        .put(dates[random.nextInt(dates.length)])
                        .put(amount)
                        .putCents(random.nextInt(20_000))
                        .put(end);
    }

    private static Rows stations() {
        SplittableRandom random = new SplittableRandom(44);
        byte[][] stations = new byte[STATIONS][];
        int[] mean = new int[STATIONS];
        for (int i = 0; i < STATIONS; i++) {
            StringBuilder name = new StringBuilder().append((char) ('A' + random.nextInt(26)));
            int letters = 2 + random.nextInt(12);
            for (int j = 0; j < letters; j++) {
                name.append((char) ('a' + random.nextInt(26)));
            }
            // Names of the world are not all ASCII. The number keeps them different.
            name.append(i % 17 == 0 ? "ã" : "").append(i).append(';');
            stations[i] = bytes(name.toString());
            mean[i] = random.nextInt(-50, 300);
        }
        return (line, row) -> {
            int station = random.nextInt(STATIONS);
            // The sum of three dice is near enough to a bell.
            int spread = random.nextInt(170) + random.nextInt(170) + random.nextInt(170) - 255;
            int tenths = Math.clamp(mean[station] + spread, -999, 999);
            line.put(stations[station]).putTenths(tenths);
        };
    }

    private static byte[][] names(String before, int count, String after) {
        byte[][] names = new byte[count][];
        for (int i = 0; i < count; i++) {
            names[i] = bytes(before + i + after);
        }
        return names;
    }
}
