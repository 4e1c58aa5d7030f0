package io.velostream.functions.call;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.velostream.functions.NullResult;
import io.velostream.functions.TextBuilder;
import io.velostream.functions.call.JavaParameter.Argument;
import io.velostream.functions.call.JavaParameter.Kind;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.List;

/// Writes the class of one [RowLoop]. For `static long mod(long a, long b, NullResult none)` it is
///
/// ```java
/// long[] a = ((LongColumn) arguments[0]).values();
/// long[] b = ((LongColumn) arguments[1]).values();
/// NullResult none = (NullResult) state[2];
/// long[] results = ((LongColumn) out).values();
/// for (int i = 0; i < count; i++) {
///     int row = rows[i];
///     try {
///         results[row] = mod(a[row], b[row], none);
///         RowValues.putNull(none, out, row);
///     } catch (RuntimeException failure) {
///         RowValues.fail(failure, "MOD", out, row, errors);
///     }
/// }
/// ```
///
/// The `try` is inside the loop: it costs nothing until something is thrown.
final class LoopCompiler {
    private static final ClassDesc COLUMN = desc(Column.class);
    private static final ClassDesc TEXT_COLUMN = desc(TextColumn.class);
    private static final ClassDesc TEXT = desc(Text.class);
    private static final ClassDesc TEXT_BUILDER = desc(TextBuilder.class);
    private static final ClassDesc NULL_RESULT = desc(NullResult.class);
    private static final ClassDesc PREPARED_ARGUMENT = desc(PreparedArgument.class);
    private static final ClassDesc ROW_ERRORS = desc(RowErrors.class);
    private static final ClassDesc DECIMAL = desc(BigDecimal.class);
    private static final ClassDesc RUNTIME_EXCEPTION = desc(RuntimeException.class);
    private static final ClassDesc ROW_VALUES = desc(RowValues.class);
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void,
                    COLUMN.arrayType(),
                    CD_Object.arrayType(),
                    CD_int.arrayType(),
                    CD_int,
                    COLUMN,
                    ROW_ERRORS);

    private static final int ARGUMENTS = 1;
    private static final int STATE = 2;
    private static final int ROWS = 3;
    private static final int COUNT = 4;
    private static final int OUT = 5;
    private static final int ERRORS = 6;

    private final RowMethod function;
    private final Method method;
    private final RowMethod.LoopShape shape;

    /// By parameter: the local variable with its column or values, and that with its state.
    private final int[] columns;

    private final int[] states;

    LoopCompiler(RowMethod function, RowMethod.LoopShape shape) {
        this.function = function;
        this.method = function.method();
        this.shape = shape;
        this.columns = new int[function.parameters().size()];
        this.states = new int[function.parameters().size()];
    }

    RowLoop compile() {
        Class<?> family = method.getDeclaringClass();
        // In the family's package and loader, so that a user's jar may be the caller's child.
        ClassDesc name = ClassDesc.of(family.getName() + "$" + method.getName());
        byte[] bytes =
                ClassFile.of()
                        .build(
                                name,
                                type ->
                                        type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                                .withInterfaceSymbols(desc(RowLoop.class))
                                                .withMethodBody(
                                                        "<init>",
                                                        MTD_void,
                                                        ClassFile.ACC_PUBLIC,
                                                        LoopCompiler::constructor)
                                                .withMethodBody(
                                                        "run",
                                                        RUN,
                                                        ClassFile.ACC_PUBLIC,
                                                        this::run));
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(family, MethodHandles.lookup())
                            .defineHiddenClass(bytes, true);
            return (RowLoop)
                    lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                            .invoke();
        } catch (Throwable failure) {
            throw new IllegalStateException("no loop around " + method, failure);
        }
    }

    private static void constructor(CodeBuilder code) {
        code.aload(0).invokespecial(CD_Object, "<init>", MTD_void).return_();
    }

    private void run(CodeBuilder code) {
        List<JavaParameter> parameters = function.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            prepare(code, i, parameters.get(i));
        }
        int results = prepareResult(code);
        int i = code.allocateLocal(TypeKind.INT);
        int row = code.allocateLocal(TypeKind.INT);
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(i).labelBinding(next).iload(i).iload(COUNT).if_icmpge(end);
        code.aload(ROWS).iload(i).iaload().istore(row).iinc(i, 1);
        code.trying(
                body -> {
                    callAndStore(body, results, row);
                    body.goto_(next);
                },
                catches ->
                        catches.catching(
                                RUNTIME_EXCEPTION,
                                handler -> {
                                    fail(handler, row);
                                    handler.goto_(next);
                                }));
        code.labelBinding(end).return_();
    }

    /// Before the loop: what does not change from row to row goes to local variables.
    private void prepare(CodeBuilder code, int index, JavaParameter parameter) {
        switch (parameter) {
            case Argument(int argument, Kind kind, _, _) -> {
                code.aload(ARGUMENTS).loadConstant(argument).aaload();
                switch (kind) {
                    case LONG, DOUBLE, BOOLEAN -> values(code, kind);
                    case TEXT, STRING, PREPARED -> code.checkcast(TEXT_COLUMN);
                    case DECIMAL -> {}
                }
                columns[index] = store(code);
                if (kind == Kind.TEXT || kind == Kind.PREPARED) {
                    keep(code, index, kind == Kind.TEXT ? TEXT : PREPARED_ARGUMENT);
                }
            }
            case JavaParameter.TextOut _ -> keep(code, index, TEXT_BUILDER);
            case JavaParameter.NullOut _ -> keep(code, index, NULL_RESULT);
            case JavaParameter.Variable _ -> {}
        }
    }

    private void keep(CodeBuilder code, int index, ClassDesc type) {
        code.aload(STATE).loadConstant(index).aaload().checkcast(type);
        states[index] = store(code);
    }

    private int prepareResult(CodeBuilder code) {
        code.aload(OUT);
        switch (function.result()) {
            case LONG, DOUBLE, BOOLEAN -> values(code, function.result());
            case TEXT, STRING, PREPARED -> code.checkcast(TEXT_COLUMN);
            case DECIMAL -> {}
        }
        return store(code);
    }

    private static int store(CodeBuilder code) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        return local;
    }

    /// From a column to the array behind it.
    private static void values(CodeBuilder code, Kind kind) {
        Class<?> column =
                switch (kind) {
                    case LONG -> LongColumn.class;
                    case DOUBLE -> DoubleColumn.class;
                    default -> BooleanColumn.class;
                };
        ClassDesc array =
                switch (kind) {
                    case LONG -> desc(long[].class);
                    case DOUBLE -> desc(double[].class);
                    default -> desc(boolean[].class);
                };
        code.checkcast(desc(column))
                .invokevirtual(desc(column), "values", MethodTypeDesc.of(array));
    }

    private void callAndStore(CodeBuilder code, int results, int row) {
        Kind result = function.result();
        boolean isArray = result == Kind.LONG || result == Kind.DOUBLE || result == Kind.BOOLEAN;
        if (isArray) {
            code.aload(results).iload(row);
        }
        call(code, row);
        switch (result) {
            case LONG -> code.lastore();
            case DOUBLE -> code.dastore();
            case BOOLEAN -> code.bastore();
            case TEXT -> {
                code.aload(stateOf(JavaParameter.TextOut.class)).aload(results).iload(row);
                put(code, TEXT_BUILDER, TEXT_COLUMN, CD_int);
            }
            case STRING, PREPARED -> {
                code.aload(results).iload(row);
                put(code, CD_String, TEXT_COLUMN, CD_int);
            }
            case DECIMAL -> {
                SqlType.Decimal type = (SqlType.Decimal) shape.result();
                code.aload(results).iload(row);
                code.loadConstant(type.precision()).loadConstant(type.scale());
                put(code, DECIMAL, COLUMN, CD_int, CD_int, CD_int);
            }
        }
        if (stateOf(JavaParameter.NullOut.class) >= 0) {
            code.aload(stateOf(JavaParameter.NullOut.class)).aload(OUT).iload(row);
            invoke(code, "putNull", CD_void, NULL_RESULT, COLUMN, CD_int);
        }
    }

    private void call(CodeBuilder code, int row) {
        int variable = 0;
        for (int i = 0; i < columns.length; i++) {
            switch (function.parameters().get(i)) {
                case Argument argument -> load(code, i, argument, row);
                case JavaParameter.Variable _ ->
                        code.loadConstant(shape.variables().get(variable++).intValue());
                case JavaParameter.TextOut _ ->
                        code.aload(states[i]).dup().invokevirtual(TEXT_BUILDER, "clear", MTD_void);
                case JavaParameter.NullOut _ -> code.aload(states[i]);
            }
        }
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        code.invokestatic(
                desc(method.getDeclaringClass()),
                method.getName(),
                type.describeConstable().orElseThrow());
    }

    private void load(CodeBuilder code, int index, Argument argument, int row) {
        code.aload(columns[index]);
        switch (argument.kind()) {
            case LONG -> code.iload(row).laload();
            case DOUBLE -> code.iload(row).daload();
            case BOOLEAN -> code.iload(row).baload();
            case TEXT -> {
                code.iload(row).aload(states[index]);
                String reader = argument.nullable() ? "textOrNull" : "text";
                invoke(code, reader, TEXT, TEXT_COLUMN, CD_int, TEXT);
            }
            case STRING -> {
                code.iload(row);
                if (argument.nullable()) {
                    invoke(code, "stringOrNull", CD_String, TEXT_COLUMN, CD_int);
                } else {
                    code.invokevirtual(
                            TEXT_COLUMN, "getString", MethodTypeDesc.of(CD_String, CD_int));
                }
            }
            case DECIMAL -> {
                code.iload(row).loadConstant(shape.scales().get(argument.index()).intValue());
                String reader = argument.nullable() ? "decimalOrNull" : "decimal";
                invoke(code, reader, DECIMAL, COLUMN, CD_int, CD_int);
            }
            case PREPARED -> {
                int column = columns[index];
                code.pop().aload(states[index]).aload(column).iload(row);
                code.invokevirtual(
                        PREPARED_ARGUMENT,
                        "get",
                        MethodTypeDesc.of(CD_Object, TEXT_COLUMN, CD_int));
                code.checkcast(desc(argument.javaType()));
            }
        }
    }

    /// The exception is on the stack.
    private void fail(CodeBuilder code, int row) {
        if (stateOf(JavaParameter.NullOut.class) >= 0) {
            // Or the next row would be null.
            code.aload(stateOf(JavaParameter.NullOut.class))
                    .invokevirtual(NULL_RESULT, "take", MethodTypeDesc.of(CD_boolean))
                    .pop();
        }
        code.loadConstant(function.name()).aload(OUT).iload(row).aload(ERRORS);
        invoke(code, "fail", CD_void, RUNTIME_EXCEPTION, CD_String, COLUMN, CD_int, ROW_ERRORS);
    }

    private int stateOf(Class<? extends JavaParameter> kind) {
        for (int i = 0; i < states.length; i++) {
            if (kind.isInstance(function.parameters().get(i))) {
                return states[i];
            }
        }
        return -1;
    }

    private static void put(CodeBuilder code, ClassDesc... parameters) {
        invoke(code, "put", CD_void, parameters);
    }

    private static void invoke(
            CodeBuilder code, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokestatic(ROW_VALUES, name, MethodTypeDesc.of(result, parameters));
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
