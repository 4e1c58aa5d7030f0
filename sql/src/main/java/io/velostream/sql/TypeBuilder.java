package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.ArrayTypeContext;
import io.velostream.sql.grammar.VelostreamParser.BracketArrayContext;
import io.velostream.sql.grammar.VelostreamParser.DoublePrecisionContext;
import io.velostream.sql.grammar.VelostreamParser.IntervalTypeContext;
import io.velostream.sql.grammar.VelostreamParser.MapTypeContext;
import io.velostream.sql.grammar.VelostreamParser.PostfixArrayContext;
import io.velostream.sql.grammar.VelostreamParser.SimpleTypeContext;
import io.velostream.sql.grammar.VelostreamParser.StructTypeContext;
import io.velostream.sql.grammar.VelostreamParser.TimeTypeContext;
import io.velostream.sql.grammar.VelostreamParser.TypeContext;
import io.velostream.sql.grammar.VelostreamParser.TypeFieldContext;
import io.velostream.sql.grammar.VelostreamParser.TypeParametersContext;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Builds type names.
final class TypeBuilder {
    private TypeBuilder() {}

    static TypeName type(TypeContext context) {
        Position position = Positions.of(context);
        return switch (context) {
            case BracketArrayContext array -> new TypeName.Array(type(array.type()), position);
            case PostfixArrayContext array -> new TypeName.Array(type(array.type()), position);
            case ArrayTypeContext array -> new TypeName.Array(type(array.type()), position);
            case MapTypeContext map ->
                    new TypeName.Map(type(map.type(0)), type(map.type(1)), position);
            case StructTypeContext struct ->
                    new TypeName.Struct(
                            struct.typeFields().typeField().stream()
                                    .map(TypeBuilder::field)
                                    .toList(),
                            position);
            case TimeTypeContext time -> time(time, position);
            case DoublePrecisionContext _ ->
                    new TypeName.Simple("DOUBLE PRECISION", List.of(), position);
            case IntervalTypeContext interval ->
                    new TypeName.Simple(words(interval), List.of(), position);
            case SimpleTypeContext simple -> simple(simple, position);
            default -> throw new IllegalStateException("no such type: " + context.getText());
        };
    }

    private static TypeName.Field field(TypeFieldContext context) {
        return new TypeName.Field(Names.identifier(context.identifier()), type(context.type()));
    }

    private static TypeName time(TimeTypeContext context, Position position) {
        StringBuilder name = new StringBuilder(upper(context.getStart()));
        if (context.ZONE() != null) {
            name.append(context.WITHOUT() != null ? " WITHOUT" : " WITH");
            name.append(context.LOCAL() != null ? " LOCAL TIME ZONE" : " TIME ZONE");
        }
        return new TypeName.Simple(name.toString(), parameters(context.typeParameters()), position);
    }

    private static TypeName simple(SimpleTypeContext context, Position position) {
        String name = Names.identifier(context.identifier()).name().toUpperCase(Locale.ROOT);
        return new TypeName.Simple(
                context.VARYING() == null ? name : name + " VARYING",
                parameters(context.typeParameters()),
                position);
    }

    private static List<Integer> parameters(@Nullable TypeParametersContext context) {
        List<Integer> numbers = new ArrayList<>();
        if (context != null) {
            for (TerminalNode number : context.INTEGER()) {
                numbers.add(Literals.smallNumber(number.getSymbol()));
            }
        }
        return numbers;
    }

    private static String words(TypeContext context) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < context.getChildCount(); i++) {
            words.add(context.getChild(i).getText().toUpperCase(Locale.ROOT));
        }
        return String.join(" ", words);
    }

    private static String upper(Token token) {
        return token.getText().toUpperCase(Locale.ROOT);
    }
}
