package io.velostream.formats.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// Makes JSON lines, good and bad, that mostly look alike but not quite.
final class RandomJson {
    private static final String[] STRINGS = {
        "",
        "a",
        "SYM1",
        "SYM2",
        "exactly8",
        "exactly16bytes..",
        "longer than sixteen bytes",
        "é",
        "日本語",
        "😀",
        "back\\\\slash",
        "quo\\\"te",
        "tab\\t",
        "\\u0041",
        "\\u00e9",
        "\\ud83d\\ude00",
        "a\\/b",
        "null",
        "true",
        "1.5",
        "x\\\\",
        "\\\\",
        "b\\nc",
        "12",
        "\u007f"
    };
    private static final String[] BAD_STRINGS = {
        "\\x", "\\u12", "\\ud83d", "\\ude00x", "raw\ttab", "end\\"
    };
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-1",
        "7",
        "42",
        "123.45",
        "-0",
        "-0.0",
        "0.001",
        "1e3",
        "1E+2",
        "2.5e-3",
        "1234567",
        "12345678",
        "123456789",
        "1700000000000",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "123456789012345678901234567890",
        "1e400",
        "0.1234567890123456789",
        "12345678.12345678",
        "1.0",
        "100.50",
        "99999.99",
        "1.7976931348623157e308",
        "5e0",
        "1234567890.1234567891",
        "9999999999999999999",
        "1.5e5"
    };
    private static final String[] BAD_NUMBERS = {
        "01", "-", "1.", ".5", "+1", "1e", "1e+", "0x10", "NaN", "--1", "00", "1.2.3", "007.5"
    };
    private static final String[] NESTED = {
        "{}",
        "[]",
        "[1,2,3]",
        "{\"x\":1}",
        "[{\"symbol\":\"no\"}]",
        "{\"x\":null,\"y\":[\"}\"]}",
        "[[1],[2,[3]]]",
        "{\"a\":\"\\\"\",\"a\":2}"
    };
    private static final String[] KEYS = {"symbol", "trader", "price", "quantity", "ts", "flag"};

    private final SplittableRandom random;

    /// In how many hundredths of the cases something out of the ordinary is done.
    private final int trouble;

    private final boolean longPrices;

    RandomJson(SplittableRandom random, int trouble) {
        this.random = random;
        this.trouble = trouble;
        this.longPrices = random.nextInt(3) == 0;
    }

    private boolean rarely() {
        return random.nextInt(100) < trouble;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private String space() {
        return rarely() ? pick(new String[] {" ", "  ", "\t", " \r "}) : "";
    }

    String lines(int count) {
        StringBuilder text = new StringBuilder(rarely() ? "\ufeff" : "");
        boolean windows = rarely();
        for (int i = 0; i < count; i++) {
            text.append(line());
            if (i + 1 < count || random.nextBoolean()) {
                text.append(windows != rarely() ? "\r\n" : "\n");
            }
        }
        return text.toString();
    }

    private String line() {
        if (rarely() && random.nextInt(3) == 0) {
            return pick(
                    new String[] {
                        "",
                        "   ",
                        "{}",
                        "null",
                        "[1]",
                        "{",
                        "}",
                        "{\"symbol\"}",
                        "{\"symbol\":}",
                        "{,}",
                        "\"x\"",
                        "{\"symbol\":\"a\",}",
                        "{\"symbol\":\"a\"}}",
                        "\u0000",
                        "{\"symbol\":\"SYM1\",\"trader\":\"x\\\"}",
                        "{\"trader\":\"\\\"}",
                        "{\"symbol\":\"unterminated",
                        "{\"symbol\" \"a\"}",
                        "{\"symbol\":\"a\" \"b\":1}"
                    });
        }
        List<String> members = new ArrayList<>();
        for (String key : KEYS) {
            if (!rarely()) {
                members.add(member(key));
            }
        }
        if (rarely()) {
            members.add(random.nextInt(members.size() + 1), member(pick(KEYS)));
        }
        if (rarely()) {
            members.add(
                    random.nextInt(members.size() + 1),
                    member(pick(new String[] {"extra", "SYMBOL", "Price", "", "s\\u0079mbol"})));
        }
        if (rarely()) {
            Collections.shuffle(members, new Random(random.nextLong()));
        }
        StringBuilder text = new StringBuilder(space()).append('{').append(space());
        for (int i = 0; i < members.size(); i++) {
            text.append(i > 0 ? "," : "").append(space()).append(members.get(i)).append(space());
        }
        text.append('}').append(space());
        if (rarely() && random.nextInt(4) == 0) {
            text.append(pick(new String[] {"x", "{}", ",", "\""}));
        }
        return text.toString();
    }

    private String member(String key) {
        return "\"" + key + "\"" + space() + ":" + space() + value(key);
    }

    private String value(String key) {
        if (rarely()) {
            return switch (random.nextInt(6)) {
                case 0 -> "null";
                case 1 -> "\"" + pick(STRINGS) + "\"";
                case 2 -> pick(NUMBERS);
                case 3 -> pick(NESTED);
                case 4 -> random.nextBoolean() ? "true" : "false";
                default ->
                        random.nextBoolean() ? pick(BAD_NUMBERS) : "\"" + pick(BAD_STRINGS) + "\"";
            };
        }
        return switch (key) {
            case "symbol" -> "\"SYM" + random.nextInt(20) + "\"";
            case "trader" -> "\"" + pick(STRINGS) + "\"";
            case "price" -> price();
            case "quantity" -> String.valueOf(random.nextInt(2000) - 100);
            case "ts" -> String.valueOf(1_700_000_000_000L + random.nextInt(1_000_000));
            default -> random.nextBoolean() ? "true" : "false";
        };
    }

    private String price() {
        String sign = random.nextInt(5) == 0 ? "-" : "";
        return sign
                + switch (longPrices ? random.nextInt(6) : 0) {
                    case 0, 1 -> random.nextInt(1000) + "." + random.nextInt(1000);
                    case 2 -> String.valueOf(random.nextDouble() * 1000);
                    case 3 -> String.valueOf(Math.abs(Double.longBitsToDouble(finiteBits())));
                    case 4 -> digits(1 + random.nextInt(20)) + "." + digits(random.nextInt(22));
                    default -> digits(1 + random.nextInt(4)) + "e" + (random.nextInt(60) - 30);
                };
    }

    private long finiteBits() {
        return random.nextLong(Double.doubleToRawLongBits(Double.MAX_VALUE));
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
