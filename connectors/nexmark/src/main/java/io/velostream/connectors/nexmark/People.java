package io.velostream.connectors.nexmark;

import io.velostream.types.LongColumn;
import io.velostream.types.TextColumn;
import java.util.ArrayList;
import java.util.List;

/// The columns of people, and who of them does something.
final class People {
    private static final List<String> FIRST_NAMES =
            List.of(
                    "Peter", "Paul", "Luke", "John", "Saul", "Vicky", "Kate", "Julie", "Sarah",
                    "Deiter", "Walter");
    private static final List<String> LAST_NAMES =
            List.of(
                    "Shultz", "Abrams", "Spencer", "White", "Bartels", "Walton", "Smith", "Jones",
                    "Noris");
    private static final List<String> CITIES =
            List.of(
                    "Phoenix",
                    "Los Angeles",
                    "San Francisco",
                    "Boise",
                    "Portland",
                    "Bend",
                    "Redmond",
                    "Seattle",
                    "Kent",
                    "Cheyenne");
    private static final List<String> STATES = List.of("AZ", "CA", "ID", "OR", "WA", "WY");

    private static final int CARD_LENGTH = 19;

    /// Each part of a mail address has less than so many letters.
    private static final int MOST_USER = 7;

    private static final int MOST_HOST = 5;

    private final EventModel model;
    private final TextChoice names = new TextChoice(fullNames());
    private final TextChoice cities = new TextChoice(CITIES);
    private final TextChoice states = new TextChoice(STATES);

    People(EventModel model) {
        this.model = model;
    }

    ColumnFiller filler(String column) {
        return switch (column) {
            case "id" -> ids();
            case "name" -> ColumnFiller.oneOf(names, model, "person.name");
            case "emailAddress" -> emails();
            case "creditCard" -> cards();
            case "city" -> ColumnFiller.oneOf(cities, model, "person.city");
            case "state" -> ColumnFiller.oneOf(states, model, "person.state");
            case "dateTime" -> ColumnFiller.times(model);
            case "extra" -> extra();
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static List<String> fullNames() {
        List<String> names = new ArrayList<>();
        for (String first : FIRST_NAMES) {
            for (String last : LAST_NAMES) {
                names.add(first + " " + last);
            }
        }
        return names;
    }

    private static ColumnFiller ids() {
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] people = block.people();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                values[row] = EventModel.FIRST_ID + people[row];
            }
        };
    }

    private static int userLength(long bits) {
        return Letters.length(bits, MOST_USER);
    }

    /// The upper half of the bits is used up by the other length.
    private static int hostLength(long bits) {
        return Letters.length(bits << 32, MOST_HOST);
    }

    private ColumnFiller emails() {
        Draws lengths = new Draws(model.seed(), "person.emailAddress.length");
        Draws letters = new Draws(model.seed(), "person.emailAddress");
        return (column, block) -> {
            TextColumn texts = (TextColumn) column;
            long[] events = block.events();
            for (int row = 0; row < block.size(); row++) {
                long bits = letters.bits(events[row]);
                long sizes = lengths.bits(events[row]);
                int user = userLength(sizes);
                int host = hostLength(sizes);
                int length = user + 1 + host + 4;
                int at = texts.reserve(row, length + Letters.ROOM);
                byte[] to = texts.bytes();
                Letters.writeWords(to, at, user, bits, '.');
                to[at + user] = '@';
                Letters.write(to, at + user + 1, host, ~bits);
                int dot = at + user + 1 + host;
                to[dot] = '.';
                to[dot + 1] = 'c';
                to[dot + 2] = 'o';
                to[dot + 3] = 'm';
                texts.commit(row, at, length);
            }
        };
    }

    private ColumnFiller cards() {
        Draws draws = new Draws(model.seed(), "person.creditCard");
        return (column, block) -> {
            TextColumn texts = (TextColumn) column;
            long[] events = block.events();
            for (int row = 0; row < block.size(); row++) {
                int at = texts.reserve(row, CARD_LENGTH);
                byte[] to = texts.bytes();
                long bits = draws.bits(events[row]);
                for (int i = 0; i < CARD_LENGTH; i++) {
                    if (i % 5 == 4) {
                        to[at + i] = ' ';
                        bits = Draws.mix(bits);
                    } else {
                        to[at + i] = (byte) ('0' + Draws.scale(bits, 10));
                        bits *= 10;
                    }
                }
                texts.commit(row, at, CARD_LENGTH);
            }
        };
    }

    private ColumnFiller extra() {
        Draws nameDraws = new Draws(model.seed(), "person.name");
        Draws emailDraws = new Draws(model.seed(), "person.emailAddress.length");
        Draws cityDraws = new Draws(model.seed(), "person.city");
        return ColumnFiller.padding(
                model,
                "person.extra",
                model.personBytes(),
                event -> {
                    long mail = emailDraws.bits(event);
                    return 8
                            + names.length((int) nameDraws.below(event, names.size()))
                            + userLength(mail)
                            + hostLength(mail)
                            + 5
                            + CARD_LENGTH
                            + cities.length((int) cityDraws.below(event, cities.size()))
                            + 2;
                });
    }

    /// Ids of people who do something: one of `hotRatio` is anybody active, the others are the hot
    /// one.
    ///
    /// @param beside how far the hot one stands from each hundredth person
    static ColumnFiller whoActs(EventModel model, String name, int hotRatio, int beside) {
        Draws isHot = new Draws(model.seed(), name + ".hot");
        Draws draws = new Draws(model.seed(), name);
        return (column, block) -> {
            long[] values = ((LongColumn) column).values();
            long[] events = block.events();
            long[] people = block.people();
            int size = block.size();
            for (int row = 0; row < size; row++) {
                long newest = people[row];
                long active = Math.min(newest + 1, EventModel.ACTIVE_PEOPLE);
                long anybody =
                        newest + 1 - active + draws.below(events[row], active + EventModel.LEAD);
                long hot = newest / EventModel.HOT_EVERY * EventModel.HOT_EVERY + beside;
                values[row] =
                        EventModel.FIRST_ID
                                + (isHot.below(events[row], hotRatio) > 0 ? hot : anybody);
            }
        };
    }
}
