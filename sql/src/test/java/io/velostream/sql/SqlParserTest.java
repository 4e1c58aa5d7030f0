package io.velostream.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.Script;
import io.velostream.sql.tree.Script.Comment;
import io.velostream.sql.tree.SelectItem;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParserTest {
    @Test
    void expressionsCompareByWhatTheySay() {
        Expression one = SqlParser.parseExpression("CASE WHEN Price>1 THEN f(a) END");
        Expression other = SqlParser.parseExpression("case\n when price  > 1 then F( `A` ) end");
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(SqlParser.parseExpression("CASE WHEN Price>2 THEN f(a) END"));
    }

    @Test
    void nodesKnowTheirPlace() {
        Statement statement = SqlParser.parseStatement("SELECT\n  a,\n  max(b + 1) AS c FROM t");
        QueryBody.Select select = (QueryBody.Select) ((Statement.Select) statement).query().body();
        SelectItem.Value item = (SelectItem.Value) select.items().get(1);
        assertThat(item.position().place()).isEqualTo(new Diagnostic.Place(3, 3, 15));
        Expression argument = ((Expression.Call) item.expression()).arguments().getFirst().value();
        assertThat(argument.position().place()).isEqualTo(new Diagnostic.Place(3, 7, 5));
    }

    @Test
    void chainsOfAndAreShallowAndInOrder() {
        String chain = "a0 = 1" + " AND a1 = 1 OR b = 2".repeat(2_000);
        Expression expression = SqlParser.parseExpression(chain);
        assertThat(SqlPrinter.print(expression)).isEqualTo(chain);
        assertThat(SqlParser.parseExpression("a AND (b AND c)"))
                .isEqualTo(SqlParser.parseExpression("(a AND b) AND c"));
    }

    @Test
    void scriptsKeepTheCommentsOfEachStatement() {
        Script script =
                SqlParser.parseScript(
                        """
                        -- @app: demo; not an end
                        /* @name: first
                         * @batch_size: 10 */
                        SELECT ';' -- inside
                        FROM t; -- a remark
                        ;
                        --@name: second
                        SELECT 2
                        -- the end
                        """);
        assertThat(script.entries()).hasSize(2);
        assertThat(script.entries().get(0).comments().stream().map(Comment::text))
                .containsExactly("@app: demo; not an end", "@name: first", "@batch_size: 10");
        assertThat(script.entries().get(0).comments().get(2).position().place())
                .isEqualTo(new Diagnostic.Place(3, 4, 15));
        assertThat(script.entries().get(0).text()).isEqualTo("SELECT ';' -- inside\nFROM t");
        assertThat(script.entries().get(1).comments().stream().map(Comment::text))
                .containsExactly("@name: second");
        assertThat(script.trailing().stream().map(Comment::text)).containsExactly("the end");
    }

    @Test
    void aScriptWithoutStatementsHasOnlyComments() {
        Script script = SqlParser.parseScript("-- @app: x\n;;\n-- y\n");
        assertThat(script.entries()).isEmpty();
        assertThat(script.trailing().stream().map(Comment::text)).contains("y");
        assertThat(SqlParser.parseScript("").entries()).isEmpty();
    }

    @Test
    void textsAreCutByCharactersNotByTheirHalves() {
        Script script = SqlParser.parseScript("-- 😀\nSELECT '😀😀' ; SELECT 'é😀'; ");
        assertThat(script.entries().stream().map(Script.Entry::text))
                .containsExactly("SELECT '😀😀'", "SELECT 'é😀'");
    }

    @Test
    void checkFindsTheFaultOfEachStatement() {
        List<Diagnostic> faults = SqlParser.check("SELECT FROM t;\nSELECT 1;\nSELECT a FORM t;");
        assertThat(faults.stream().map(fault -> fault.place().orElseThrow().line()))
                .containsExactly(1, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "f(",
                "NOT ",
                "- ",
                "CASE WHEN ",
                "[",
                "ARRAY[",
                "a IN (SELECT ",
                "(SELECT 1 + ",
                "x -> f(",
                "a BETWEEN ",
                "CAST(",
                "EXISTS (SELECT * FROM (SELECT ",
                "a = ANY (",
                "((",
                "a[",
                "1 + (2 * ",
                "MAP["
            })
    void deepNestingIsRefused(String prefix) {
        assertThatThrownBy(() -> SqlParser.parseExpression(prefix.repeat(20_000)))
                .isInstanceOf(UserException.class);
        assertThatThrownBy(() -> SqlParser.parseStatement("SELECT " + prefix.repeat(20_000)))
                .isInstanceOf(UserException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" + 1", " || 'x'", "::INT", "[1]", ".b", "(1)", " * a - 2", " ^ 2"})
    void longChainsAreRefusedOrParsed(String suffix) {
        try {
            SqlPrinter.print(SqlParser.parseExpression("a" + suffix.repeat(20_000)));
        } catch (UserException e) {
            assertThat(e.diagnostic().code()).isIn("EXPRESSION_TOO_DEEP", "SYNTAX_ERROR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(%s)", "f(%s)", "NOT %s", "a + (%s)", "CASE WHEN %s THEN 1 END"})
    void sensibleNestingIsWelcome(String form) {
        String text = "x";
        for (int i = 0; i < 100; i++) {
            text = form.formatted(text);
        }
        assertThat(SqlParser.parseExpression(text)).isNotNull();
    }

    @Test
    void deepTypesAreRefused() {
        String type = "ARRAY<".repeat(20_000);
        assertThatThrownBy(() -> SqlParser.parseExpression("CAST(a AS " + type))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("EXPRESSION_TOO_DEEP");
    }
}
