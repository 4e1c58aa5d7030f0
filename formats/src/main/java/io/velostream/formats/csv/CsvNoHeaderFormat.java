package io.velostream.formats.csv;

import java.util.List;

/// `csv_no_header`: CSV whose first line is a record already.
public final class CsvNoHeaderFormat extends CsvFormat {
    public CsvNoHeaderFormat() {
        super("csv_no_header", false);
    }

    @Override
    public List<String> aliases() {
        return List.of("csvnoheader", "csv-no-header");
    }

    @Override
    public List<String> fileEndings() {
        return List.of();
    }
}
