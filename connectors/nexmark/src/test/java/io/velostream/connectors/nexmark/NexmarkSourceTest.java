package io.velostream.connectors.nexmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.connect.Options;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.TextColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NexmarkSourceTest {
    private static NexmarkSource source(NexmarkTable table, String... options) {
        Map<String, String> texts = new HashMap<>(Map.of("table", table.inWords()));
        for (int i = 0; i < options.length; i += 2) {
            texts.put(options[i], options[i + 1]);
        }
        return NexmarkSource.plan(
                new TableDefinition(
                        "made", Optional.empty(), List.of(), Options.of(texts), Path.of(".")));
    }

    private static List<Integer> all(NexmarkTable table) {
        return IntStream.range(0, table.schema().size()).boxed().toList();
    }

    /// The values of some columns as texts, row by row.
    private static List<List<String>> rows(Source source, List<Integer> projection, int capacity)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Schema schema = new Schema(projection.stream().map(source.schema()::field).toList());
        Batch batch = Batch.of(schema, capacity);
        Source.ReadRequest request = new Source.ReadRequest(projection, (_, _, _, _, _) -> {});
        try (SplitReader reader = source.open(source.splits().getFirst(), request)) {
            while (reader.read(batch) == Progress.ROWS) {
                for (int row = 0; row < batch.size(); row++) {
                    List<String> values = new ArrayList<>();
                    for (int column = 0; column < batch.columnCount(); column++) {
                        values.add(text(batch.column(column), row));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private static String text(Column column, int row) {
        return column instanceof TextColumn texts
                ? texts.getString(row)
                : Long.toString(((LongColumn) column).get(row));
    }

    private static long[] numbers(NexmarkTable table, String column, String... options)
            throws IOException {
        Source source = source(table, options);
        return rows(source, List.of(source.schema().indexOf(column)), 1024).stream()
                .mapToLong(row -> Long.parseLong(row.getFirst()))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void rowsDependNeitherOnBatchSizeNorOnProjection(NexmarkTable table) throws IOException {
        Source source = source(table, "events", "5003", "seed", "9");
        List<List<String>> whole = rows(source, all(table), 1024);
        assertThat(rows(source, all(table), 7)).isEqualTo(whole);
        for (int column : all(table)) {
            assertThat(rows(source, List.of(column), 100))
                    .as(table.schema().name(column))
                    .isEqualTo(whole.stream().map(row -> List.of(row.get(column))).toList());
        }
        assertThat(rows(source(table, "events", "5003", "seed", "8"), all(table), 1024))
                .isNotEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreCountedByEvents(NexmarkTable table) {
        EventModel model =
                source(
                                table,
                                "person.proportion",
                                "2",
                                "auction.proportion",
                                "3",
                                "bid.proportion",
                                "4")
                        .model();
        long expected = 0;
        for (int event = 0; event < 100; event++) {
            assertThat(model.rows(table, event)).as("%d events", event).isEqualTo(expected);
            int place = event % 9;
            NexmarkTable its =
                    place < 2
                            ? NexmarkTable.PERSON
                            : place < 5 ? NexmarkTable.AUCTION : NexmarkTable.BID;
            expected += its == table ? 1 : 0;
        }
    }

    @Test
    void idsCountUp() throws IOException {
        for (NexmarkTable table : List.of(NexmarkTable.PERSON, NexmarkTable.AUCTION)) {
            long[] ids = numbers(table, "id", "events", "10000");
            for (int i = 0; i < ids.length; i++) {
                assertThat(ids[i]).isEqualTo(1000L + i);
            }
        }
    }

    @Test
    void referencesAreToWhatIsNewOrAboutToCome() throws IOException {
        long[] auctions = numbers(NexmarkTable.BID, "auction", "events", "50000");
        long[] bidders = numbers(NexmarkTable.BID, "bidder", "events", "50000");
        int hot = 0;
        int hotBidders = 0;
        for (int i = 0; i < auctions.length; i++) {
            long cycle = i / 46;
            long newestAuction = 1002 + cycle * 3;
            long newestPerson = 1000 + cycle;
            assertThat(auctions[i]).isBetween(newestAuction - 100, newestAuction + 10);
            assertThat(bidders[i])
                    .isBetween(Math.max(1000, newestPerson - 1000), newestPerson + 10);
            hot += auctions[i] % 100 == 0 ? 1 : 0;
            hotBidders += bidders[i] % 100 == 1 ? 1 : 0;
        }
        // One in two, three in four, and the few that meet the hot ones by chance.
        assertThat((double) hot / auctions.length).isBetween(0.49, 0.52);
        assertThat((double) hotBidders / auctions.length).isBetween(0.74, 0.77);
    }

    @Test
    void sizesAreAsAskedForOnAverage() throws IOException {
        Map<NexmarkTable, Integer> sizes =
                Map.of(NexmarkTable.PERSON, 200, NexmarkTable.AUCTION, 500, NexmarkTable.BID, 100);
        for (Map.Entry<NexmarkTable, Integer> size : sizes.entrySet()) {
            NexmarkTable table = size.getKey();
            long bytes = 0;
            List<List<String>> rows = rows(source(table, "events", "50000"), all(table), 1024);
            for (List<String> row : rows) {
                for (int column : all(table)) {
                    String name = table.schema().name(column);
                    // The benchmark does not count how a bid came in.
                    boolean counts = !name.equals("channel") && !name.equals("url");
                    boolean isText = name.equals("extra") || !row.get(column).matches("\\d+");
                    bytes += !counts ? 0 : isText ? row.get(column).length() : Long.BYTES;
                }
            }
            assertThat((double) bytes / rows.size())
                    .as(table.inWords())
                    .isBetween(size.getValue() * 0.95, size.getValue() * 1.05);
        }
    }

    @Test
    void pricesFollowThePowerOfTen() {
        Draws draws = new Draws(1, "price");
        for (int i = 0; i < 100_000; i++) {
            long bits = draws.bits(i);
            double exact = 100 * StrictMath.pow(10, 6 * ((bits >>> 11) * 0x1p-53));
            assertThat(Math.abs(Prices.of(bits) - exact)).as("bits %x", bits).isLessThan(0.501);
        }
        assertThat(Prices.of(0)).isEqualTo(100);
        assertThat(Prices.of(-1)).isEqualTo(100_000_000);
    }

    @Test
    void goesNoFasterThanTheRate() {
        AtomicLong nanos = new AtomicLong();
        NexmarkSource source =
                source(NexmarkTable.BID, "events", "150", "rate", "50", "event.rate", "50");
        NexmarkReader reader = new NexmarkReader(source, List.of(5), nanos::get);
        Batch batch = Batch.of(new Schema(List.of(source.schema().field(5))), 1024);
        assertThat(reader.read(batch)).isEqualTo(Progress.IDLE);
        nanos.set(99_000_000);
        // Five events are due: a person, three auctions, a bid.
        assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.position(0)).isEqualTo(4);
        assertThat(reader.read(batch)).isEqualTo(Progress.IDLE);
        nanos.set(60_000_000_000L);
        assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
        assertThat(batch.size()).isEqualTo(137);
        assertThat(reader.read(batch)).isEqualTo(Progress.END);
    }
}
