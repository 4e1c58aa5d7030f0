package io.velostream.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.UserException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionCatalogTest {
    private static final FunctionCatalog CATALOG = FunctionCatalog.standard();

    /// What a user might write.
    public static final class UserFunctions {
        private UserFunctions() {}

        @ScalarFunction(value = "SHOUT(STRING) -> STRING", description = "Louder.")
        public static @Nullable String shout(String text) {
            return text.isEmpty() ? null : text + "!";
        }

        @ScalarFunction(value = "OR_ELSE(STRING, STRING) -> STRING", description = "A default.")
        public static String orElse(@Nullable String text, String otherwise) {
            return text == null ? otherwise : text;
        }

        @ScalarFunction(value = "HALF(DECIMAL(p, s)) -> DECIMAL(p, s)", description = "Half of it.")
        public static BigDecimal half(BigDecimal x) {
            return x.divide(BigDecimal.TWO);
        }

        @ScalarFunction(value = "FAULTY(BIGINT) -> BIGINT", description = "A bug.")
        public static long faulty(long x) {
            if (x != 0) {
                throw new IllegalStateException("number " + x);
            }
            return x;
        }
    }

    private static final class UserProvider implements FunctionProvider {
        @Override
        public List<Class<?>> families() {
            return List.of(UserFunctions.class);
        }
    }

    /// Takes a name that is taken.
    private static final class Usurper implements FunctionProvider {
        @Override
        public List<Class<?>> families() {
            return List.of(io.velostream.functions.scalar.MathFunctions.class);
        }
    }

    @Test
    void findsByNameAndAliasIgnoringCase() {
        assertThat(CATALOG.find("ceiling")).map(FunctionInfo::name).contains("CEIL");
        assertThat(CATALOG.find("Stddev")).map(FunctionInfo::name).contains("STDDEV_SAMP");
        assertThat(CATALOG.find("coalesce"))
                .map(FunctionInfo::kind)
                .contains(FunctionInfo.Kind.SCALAR);
        assertThat(CATALOG.find("sum"))
                .map(FunctionInfo::kind)
                .contains(FunctionInfo.Kind.AGGREGATE);
        assertThat(CATALOG.find("nosuch")).isEmpty();
    }

    @Test
    void listsEveryFunctionOnceByName() {
        List<String> names = CATALOG.all().stream().map(FunctionInfo::name).toList();
        assertThat(names).doesNotHaveDuplicates().isSorted().contains("ABS", "COUNT", "NOW");
    }

    @Test
    void anUnknownNameGetsASuggestion() {
        assertThatThrownBy(() -> CATALOG.scalar("UPER", List.of(Basic.STRING)))
                .isInstanceOfSatisfying(
                        UserException.class,
                        e ->
                                assertThat(e.diagnostic().render(""))
                                        .isEqualTo(
                                                "FUNCTION_NOT_FOUND: function \"UPER\" does not"
                                                        + " exist\nhint: did you mean \"UPPER\"?"));
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheSignatures() {
        assertThatThrownBy(() -> CATALOG.scalar("upper", List.of(Basic.BIGINT)))
                .isInstanceOfSatisfying(
                        UserException.class,
                        e ->
                                assertThat(e.diagnostic().render(""))
                                        .isEqualTo(
                                                "ARGUMENT_TYPES: function \"UPPER\" does not take"
                                                        + " (BIGINT)\nhint: it is UPPER(STRING) ->"
                                                        + " STRING"));
        assertThatThrownBy(() -> CATALOG.aggregate("SUM", false, List.of(Basic.STRING)))
                .hasMessageContaining("ARGUMENT_TYPES");
        SqlType array = new SqlType.Array(Basic.INT);
        assertThatThrownBy(() -> CATALOG.aggregate("MIN", false, List.of(array)))
                .hasMessageContaining("ARGUMENT_TYPES");
        assertThatThrownBy(() -> CATALOG.scalar("LEAST", List.of(array)))
                .hasMessageContaining("ARGUMENT_TYPES");
        assertThatThrownBy(() -> CATALOG.aggregate("COUNT", true, List.of()))
                .hasMessageContaining("ARGUMENT_TYPES");
    }

    @Test
    void aLiteralWordThatIsNotKnownIsRefusedBeforeTheFirstRow() {
        assertThatThrownBy(() ->
                        CATALOG.scalar(
                                "DATE_TRUNC",
                                List.of(Basic.STRING, Basic.TIMESTAMP),
                                List.of(Optional.of("huor"), Optional.empty())))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "ARGUMENT_VALUE: DATE_TRUNC: \"huor\" is not a date part, did you mean"
                                + " \"HOUR\"?");
    }

    @Test
    void resultTypesFollowTheRules() {
        Decimal price = new Decimal(10, 2);
        assertThat(CATALOG.aggregate("SUM", false, List.of(price)).result())
                .isEqualTo(new Decimal(38, 2));
        assertThat(CATALOG.aggregate("AVG", false, List.of(price)).result())
                .isEqualTo(new Decimal(38, 6));
        assertThat(CATALOG.aggregate("SUM", false, List.of(Basic.INT)).result())
                .isEqualTo(Basic.BIGINT);
        assertThat(CATALOG.aggregate("AVG", false, List.of(Basic.INT)).result())
                .isEqualTo(Basic.DOUBLE);
        assertThat(CATALOG.scalar("ROUND", List.of(price, Basic.BIGINT)).result())
                .isEqualTo(new Decimal(11, 2));
        assertThat(CATALOG.scalar("ABS", List.of(Basic.INT)).result()).isEqualTo(Basic.BIGINT);
    }

    @Test
    void aUsersFunctionsAreLikeOurs() {
        FunctionCatalog catalog = FunctionCatalog.with(new UserProvider());
        assertThat(Examples.evaluate(catalog, "SHOUT('hé')")).isEqualTo("hé!");
        assertThat(Examples.evaluate(catalog, "SHOUT('')")).isEqualTo("NULL");
        assertThat(Examples.evaluate(catalog, "OR_ELSE(NULL, 'x')")).isEqualTo("x");
        assertThat(Examples.evaluate(catalog, "OR_ELSE('a', NULL)")).isEqualTo("NULL");
        assertThat(Examples.evaluate(catalog, "HALF(2.50)")).isEqualTo("1.25");
        assertThat(Examples.evaluate(catalog, "HALF(2.5)")).isEqualTo("1.3");
        assertThat(Examples.evaluate(catalog, "FAULTY(7)"))
                .isEqualTo("FUNCTION_ERROR: FAULTY: java.lang.IllegalStateException: number 7");
        assertThat(Examples.evaluate(catalog, "ABS(-7)")).isEqualTo("7");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        assertThatThrownBy(() -> FunctionCatalog.with(new Usurper()).find("abs"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("FUNCTION_DUPLICATE");
    }
}
