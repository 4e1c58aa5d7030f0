package io.velostream.formats.encode;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import io.velostream.formats.compiled.MadeClasses;
import io.velostream.types.text.Swar;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/// Makes a class of a list of writers: the prefixes as constants and one call per column to the
/// exact final class of its writer, so that the JIT compiler takes all of it into one loop.
final class WriterCompiler {
    /// Methods of more than 8,000 bytes are never compiled.
    private static final int MAX_COLUMNS = 60;

    /// Longer prefixes would make the method too large.
    private static final int MAX_PREFIX_BYTES = 1600;

    private static final int WORD = 8;
    private static final ClassDesc THIS =
            ClassDesc.of(WriterCompiler.class.getPackageName() + ".CompiledRowLoop");
    private static final ClassDesc LOOP = descriptor(RowLoop.class);
    private static final ClassDesc WRITER = descriptor(ValueWriter.class);
    private static final ClassDesc SWAR = descriptor(Swar.class);
    private static final ClassDesc BYTES = CD_byte.arrayType();
    private static final ClassDesc INTS = CD_int.arrayType();
    private static final MethodTypeDesc STORE = MethodTypeDesc.of(CD_void, BYTES, CD_int, CD_long);
    private static final MethodTypeDesc WRITE_VALUE =
            MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int);
    private static final MethodTypeDesc WRITE =
            MethodTypeDesc.of(CD_int, BYTES, CD_int, INTS, CD_int, CD_int);

    /// The parameters and variables of the method `write`.
    private static final int TO_SLOT = 1;

    private static final int AT_SLOT = 2;
    private static final int ROWS_SLOT = 3;
    private static final int INDEX_SLOT = 4;
    private static final int UNTIL_SLOT = 5;
    private static final int ROW_SLOT = 6;
    private static final int FIRST_WRITER_SLOT = 7;

    private static final MadeClasses MADE = new MadeClasses();

    private WriterCompiler() {}

    private static ClassDesc descriptor(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /// The class to call; the base class if the exact one cannot be seen from here.
    private static ClassDesc typeOf(ValueWriter part) {
        for (Class<?> type = part.getClass(); type != null; type = type.getEnclosingClass()) {
            if (!Modifier.isPublic(type.getModifiers())) {
                return descriptor(ValueWriter.class);
            }
        }
        return descriptor(part.getClass());
    }

    /// Whether the rows are small enough.
    static boolean canCompile(ValueWriter[] writers) {
        int prefixes = Arrays.stream(writers).mapToInt(writer -> writer.prefix().length).sum();
        return writers.length <= MAX_COLUMNS && prefixes <= MAX_PREFIX_BYTES;
    }

    static RowLoop compile(ValueWriter[] writers, byte[] end) {
        try {
            MethodHandle constructor = MADE.get(keyOf(writers, end), () -> make(writers, end));
            return (RowLoop) constructor.invoke(writers);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make a loop for " + writers.length, e);
        }
    }

    private static MethodHandle make(ValueWriter[] writers, byte[] end)
            throws ReflectiveOperationException {
        MethodHandles.Lookup loop =
                MethodHandles.lookup()
                        .defineHiddenClass(
                                classBytes(writers, end),
                                false,
                                MethodHandles.Lookup.ClassOption.NESTMATE);
        return loop.findConstructor(
                loop.lookupClass(), MethodType.methodType(void.class, ValueWriter[].class));
    }

    /// What the class depends on: the constant text and who writes the values.
    private static String keyOf(ValueWriter[] writers, byte[] end) {
        StringBuilder key = new StringBuilder();
        for (ValueWriter writer : writers) {
            key.append(Arrays.toString(writer.prefix())).append(writer.getClass().getName());
        }
        return key.append(Arrays.toString(end)).toString();
    }

    private static byte[] classBytes(ValueWriter[] writers, byte[] end) {
        return ClassFile.of()
                .build(
                        THIS,
                        type -> {
                            type.withSuperclass(LOOP).withFlags(ClassFile.ACC_FINAL);
                            for (int i = 0; i < writers.length; i++) {
                                type.withField("w" + i, typeOf(writers[i]), ClassFile.ACC_FINAL);
                            }
                            type.withMethodBody(
                                    INIT_NAME,
                                    MethodTypeDesc.of(CD_void, WRITER.arrayType()),
                                    0,
                                    code -> constructorBody(code, writers));
                            type.withMethodBody(
                                    "write", WRITE, 0, code -> writeBody(code, writers, end));
                        });
    }

    private static void constructorBody(CodeBuilder code, ValueWriter[] writers) {
        code.aload(0).invokespecial(LOOP, INIT_NAME, MethodTypeDesc.of(CD_void));
        for (int i = 0; i < writers.length; i++) {
            ClassDesc writer = typeOf(writers[i]);
            code.aload(0).aload(1).loadConstant(i).aaload();
            code.checkcast(writer).putfield(THIS, "w" + i, writer);
        }
        code.return_();
    }

    private static void writeBody(CodeBuilder code, ValueWriter[] writers, byte[] end) {
        for (int i = 0; i < writers.length; i++) {
            code.aload(0).getfield(THIS, "w" + i, typeOf(writers[i]));
            code.astore(FIRST_WRITER_SLOT + i);
        }
        Label loop = code.newLabel();
        Label done = code.newLabel();
        code.labelBinding(loop);
        code.iload(INDEX_SLOT).iload(UNTIL_SLOT).if_icmpge(done);
        code.aload(ROWS_SLOT).iload(INDEX_SLOT).iaload().istore(ROW_SLOT);
        for (int i = 0; i < writers.length; i++) {
            writeConstant(code, writers[i].prefix());
            code.aload(FIRST_WRITER_SLOT + i);
            code.aload(TO_SLOT).iload(AT_SLOT).iload(ROW_SLOT);
            code.invokevirtual(typeOf(writers[i]), "writeValue", WRITE_VALUE);
            code.istore(AT_SLOT);
        }
        writeConstant(code, end);
        code.iinc(INDEX_SLOT, 1).goto_(loop);
        code.labelBinding(done);
        code.iload(AT_SLOT).ireturn();
    }

    /// Stores whole words; what lies behind the text is written over later.
    private static void writeConstant(CodeBuilder code, byte[] text) {
        byte[] padded = Arrays.copyOf(text, text.length + WORD);
        for (int offset = 0; offset < text.length; offset += WORD) {
            code.aload(TO_SLOT).iload(AT_SLOT);
            if (offset > 0) {
                code.loadConstant(offset).iadd();
            }
            code.loadConstant(Swar.load(padded, offset));
            code.invokestatic(SWAR, "store", STORE);
        }
        code.iinc(AT_SLOT, text.length);
    }
}
