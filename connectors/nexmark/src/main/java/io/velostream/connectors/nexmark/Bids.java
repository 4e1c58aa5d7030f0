package io.velostream.connectors.nexmark;

import io.velostream.types.LongColumn;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The columns of bids.
final class Bids {
    private static final List<String> HOT_CHANNELS =
            List.of("Google", "Facebook", "Baidu", "Apple");

    private static final int OTHER_CHANNELS = 10_000;

    private final EventModel model;

    Bids(EventModel model) {
        this.model = model;
    }

    ColumnFiller filler(String column) {
        return switch (column) {
            case "auction" -> auctions();
            case "bidder" -> People.whoActs(model, "bid.bidder", model.hotBidders(), 1);
            case "price" -> ColumnFiller.prices(model, "bid.price");
            case "channel" -> ofChannel(new TextChoice(channels()));
            case "url" -> ofChannel(new TextChoice(urls()));
            case "dateTime" -> ColumnFiller.times(model);
            case "extra" ->
                    ColumnFiller.padding(model, "bid.extra", model.bidBytes(), _ -> 4 * Long.BYTES);
            default -> throw new IllegalArgumentException(column);
        };
    }

    private ColumnFiller auctions() {
        Draws isHot = new Draws(model.seed(), "bid.auction.hot");
        Draws draws = new Draws(model.seed(), "bid.auction");
        int hotRatio = model.hotAuctions();
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] events = block.events();
            long[] auctions = block.auctions();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                long newest = auctions[row];
                long oldest = Math.max(newest - EventModel.IN_FLIGHT, 0);
                long any = oldest + draws.below(events[row], newest - oldest + 1 + EventModel.LEAD);
                long hot = newest / EventModel.HOT_EVERY * EventModel.HOT_EVERY;
                values[row] =
                        EventModel.FIRST_ID + (isHot.below(events[row], hotRatio) > 0 ? hot : any);
            }
        };
    }

    /// Half of the bids come through four channels, the others through ten thousand. Channel and
    /// url of a bid are drawn alike.
    private ColumnFiller ofChannel(TextChoice texts) {
        Draws isHot = new Draws(model.seed(), "bid.channel.hot");
        Draws draws = new Draws(model.seed(), "bid.channel");
        int hot = HOT_CHANNELS.size();
        return (column, block) -> {
            int[] ids = texts.use((TextColumn) column);
            long[] events = block.events();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                long bits = draws.bits(events[row]);
                int channel =
                        isHot.bits(events[row]) < 0
                                ? (int) Draws.scale(bits, hot)
                                : hot + (int) Draws.scale(bits, OTHER_CHANNELS);
                ids[row] = texts.id(channel);
            }
        };
    }

    private static List<String> channels() {
        List<String> channels = new ArrayList<>(HOT_CHANNELS);
        for (int i = 0; i < OTHER_CHANNELS; i++) {
            channels.add("channel-" + i);
        }
        return channels;
    }

    /// One for each of [#channels]; of the others than the hot ones, nine in ten tell a number.
    private List<String> urls() {
        Draws words = new Draws(model.seed(), "url");
        Draws tells = new Draws(model.seed(), "url.channel_id");
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < HOT_CHANNELS.size() + OTHER_CHANNELS; i++) {
            int other = i - HOT_CHANNELS.size();
            String base =
                    "https://www.nexmark.com/%s/%s/%s/item.htm?query=1"
                            .formatted(
                                    word(words, 3L * i),
                                    word(words, 3L * i + 1),
                                    word(words, 3L * i + 2));
            urls.add(
                    other >= 0 && tells.below(i, 10) > 0
                            ? base + "&channel_id=" + Math.abs(Integer.reverse(other))
                            : base);
        }
        return urls;
    }

    private static String word(Draws draws, long number) {
        long bits = draws.bits(number);
        int length = Letters.length(bits, 5);
        byte[] word = new byte[length + Letters.ROOM];
        Letters.writeWords(word, 0, length, Draws.mix(bits), '_');
        return new String(word, 0, length, StandardCharsets.UTF_8);
    }
}
