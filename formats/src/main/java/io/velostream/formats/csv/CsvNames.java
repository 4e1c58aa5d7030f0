package io.velostream.formats.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The column names of a file: those of its header line, made unique, or made up.
final class CsvNames {
    private CsvNames() {}

    static List<String> ofHeader(CsvRecord header) {
        TreeSet<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.text(i).strip();
            String base = name.isEmpty() ? made(i) : name;
            String unique = base;
            for (int n = 2; !taken.add(unique); n++) {
                unique = base + "_" + n;
            }
            names.add(unique);
        }
        return names;
    }

    static List<String> made(CsvRecord first) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            names.add(made(i));
        }
        return names;
    }

    private static String made(int field) {
        return "column" + (field + 1);
    }
}
