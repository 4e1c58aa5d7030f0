package io.velostream.formats.json;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.RecordEnds;
import io.velostream.connect.Sample;
import io.velostream.formats.encode.RowWriter;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.util.List;

/// `debezium-json`: one change a line, `{"before":…,"after":…,"op":"c"}`, where `op` is c for a new
/// row, r for one that was there when reading began, u for an update and d for a delete. Also reads
/// changes in an envelope of Kafka Connect, `{"schema":…,"payload":{…}}`.
public final class DebeziumJsonFormat implements Format {
    @Override
    public String name() {
        return "debezium-json";
    }

    @Override
    public List<String> aliases() {
        return List.of("debezium", "debezium_json", "json-debezium", "json_debezium");
    }

    @Override
    public List<Option> options() {
        return List.of(JsonFormat.DECIMAL);
    }

    @Override
    public List<String> fileEndings() {
        return List.of(".debezium.jsonl", ".debezium.json", ".debezium.ndjson");
    }

    @Override
    public Changelog changelog() {
        return Changelog.RETRACT;
    }

    @Override
    public Schema infer(Sample sample, Options options) {
        return JsonInference.ofChanges().infer(sample);
    }

    @Override
    public Decoder decoder(DecoderRequest request, Options options) {
        return new DebeziumJsonDecoder(request);
    }

    @Override
    public RecordEnds recordEnds(Options options) {
        return new JsonRecordEnds();
    }

    @Override
    public Encoder encoder(Schema schema, List<Integer> key, Options options) {
        return new DebeziumJsonEncoder(
                schema, JsonFormat.decimalAsNumber(options), RowWriter.ROWS_TO_COMPILE);
    }
}
