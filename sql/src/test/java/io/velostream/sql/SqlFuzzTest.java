package io.velostream.sql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import io.velostream.types.UserException;

/// Any text is SQL or a user's mistake. `JAZZER_FUZZ=1` searches; without it the known inputs run.
class SqlFuzzTest {
    @FuzzTest(maxDuration = "15s")
    void anyTextParsesOrIsRefused(@NotNull @WithUtf8Length(max = 2000) String text) {
        try {
            SqlParser.parseScript(text);
        } catch (UserException e) {
            e.diagnostic().render(text);
        }
    }
}
