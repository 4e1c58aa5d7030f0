package io.velostream.benchmarks;

import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.Planner;
import io.velostream.planner.PlannerSettings;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.types.Batch;
import java.io.IOException;
import java.nio.file.Path;

/// Generated trades in memory: 200 symbols, 20 traders, prices with two decimals, 10 ms apart, up
/// to 2 s of disorder.
final class Trades {
    static final int BATCHES = 64;
    static final int ROWS = BATCHES * Batch.DEFAULT_CAPACITY;

    private static final String TABLE =
            """
            CREATE STREAM trades (
                symbol STRING, trader_id STRING, price DOUBLE, quantity BIGINT, ts BIGINT,
                WATERMARK FOR ts AS ts - INTERVAL '2' SECOND
            ) WITH (
                'connector' = 'generator', 'rows' = '%d', 'seed' = '42',
                'fields.symbol.kind' = 'uniform', 'fields.symbol.prefix' = 'SYM',
                'fields.symbol.min' = '0', 'fields.symbol.max' = '199',
                'fields.trader_id.kind' = 'uniform', 'fields.trader_id.prefix' = 'TRADER',
                'fields.trader_id.min' = '0', 'fields.trader_id.max' = '19',
                'fields.price.kind' = 'uniform', 'fields.price.min' = '100',
                'fields.price.max' = '200', 'fields.price.decimals' = '2',
                'fields.quantity.kind' = 'uniform', 'fields.quantity.min' = '1',
                'fields.quantity.max' = '1000',
                'fields.ts.kind' = 'timestamp', 'fields.ts.start' = '2023-11-14 22:14:00',
                'fields.ts.interval' = '10 ms', 'fields.ts.disorder' = '2 s'
            );
            """
                    .formatted(ROWS);

    private Trades() {}

    /// The plan of a query over `trades`, its rows going nowhere.
    static ApplicationPlan plan(String select) {
        PlannerSettings settings =
                new PlannerSettings(Path.of(""), false, FunctionCatalog.standard());
        String job = "CREATE STREAM output AS " + select + " WITH ('connector' = 'blackhole');";
        return new Planner(settings).plan(TABLE + job).plan();
    }

    static Scan scan(PhysicalPlan plan) {
        return plan instanceof Scan scan ? scan : scan(plan.inputs().getFirst());
    }

    /// All rows, in batches of their own, all with the same dictionaries.
    static Batch[] read(Scan scan) throws IOException {
        Source source = scan.source();
        Source.ReadRequest request =
                new Source.ReadRequest(
                        scan.projection(),
                        (reason, message, origin, position, row) -> {
                            throw new IllegalStateException(message);
                        });
        Batch[] batches = new Batch[BATCHES];
        try (SplitReader reader = source.open(source.splits().getFirst(), request)) {
            for (int i = 0; i < BATCHES; i++) {
                batches[i] = Batch.of(scan.schema(), Batch.DEFAULT_CAPACITY);
                reader.read(batches[i]);
                if (batches[i].rowCount() != Batch.DEFAULT_CAPACITY) {
                    throw new IllegalStateException("a batch is not full");
                }
            }
        }
        return batches;
    }
}
