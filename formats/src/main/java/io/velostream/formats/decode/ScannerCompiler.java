package io.velostream.formats.decode;

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
import java.util.List;

/// Makes a class of a row shape: the literals as constants and one call per field to the exact
/// final class of its reader, so that the JIT compiler takes all of it into one loop. Measured,
/// that is worth a third of the time of a row.
///
/// Classes are shared by decoders whose rows have the same literals and kinds of readers: a new
/// class for each file would have to be warmed up for each file.
final class ScannerCompiler {
    /// Methods of more than 8,000 bytes are never compiled; a field takes less than this.
    private static final int MAX_FIELDS = 80;

    private static final int WORD = 8;

    private static final ClassDesc THIS =
            ClassDesc.of(ScannerCompiler.class.getPackageName() + ".CompiledScanner");
    private static final ClassDesc SCANNER = descriptor(RowScanner.class);
    private static final ClassDesc SHAPE = descriptor(RowShape.class);
    private static final ClassDesc READER = descriptor(FieldReader.class);
    private static final ClassDesc SWAR = descriptor(Swar.class);
    private static final ClassDesc BYTES = CD_byte.arrayType();
    private static final MethodTypeDesc LOAD = MethodTypeDesc.of(CD_long, BYTES, CD_int);
    private static final MethodTypeDesc READ =
            MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int, CD_int);
    private static final MethodTypeDesc READ_STEADY =
            MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int, CD_int, CD_int);
    private static final MethodTypeDesc SCAN =
            MethodTypeDesc.of(CD_int, BYTES, CD_int, CD_int, CD_int, CD_int);
    private static final MethodTypeDesc FINISH = MethodTypeDesc.of(CD_int, CD_int, CD_int);

    /// The parameters and variables of the method `scanRows`.
    private static final int BYTES_SLOT = 1;

    private static final int FROM_SLOT = 2;
    private static final int LIMIT_SLOT = 3;
    private static final int ROW_SLOT = 4;
    private static final int CAPACITY_SLOT = 5;
    private static final int AT_SLOT = 6;
    private static final int FIRST_READER_SLOT = 7;

    private static final MadeClasses MADE = new MadeClasses();

    private ScannerCompiler() {}

    private static ClassDesc descriptor(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /// The class to call; the base class if the exact one cannot be seen from here.
    private static ClassDesc typeOf(FieldReader part) {
        for (Class<?> type = part.getClass(); type != null; type = type.getEnclosingClass()) {
            if (!Modifier.isPublic(type.getModifiers())) {
                return descriptor(FieldReader.class);
            }
        }
        return descriptor(part.getClass());
    }

    /// Whether the shape is small enough.
    static boolean canCompile(RowShape shape) {
        return shape.readers().size() <= MAX_FIELDS;
    }

    /// @param lengths by field: what it nearly always has, or -1
    static RowScanner compile(RowShape shape, int[] lengths) {
        try {
            MethodHandle constructor = MADE.get(keyOf(shape, lengths), () -> make(shape, lengths));
            return (RowScanner) constructor.invoke(shape);
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "cannot make a scanner for " + keyOf(shape, lengths), e);
        }
    }

    private static MethodHandle make(RowShape shape, int[] lengths)
            throws ReflectiveOperationException {
        MethodHandles.Lookup scanner =
                MethodHandles.lookup()
                        .defineHiddenClass(
                                classBytes(shape, lengths),
                                false,
                                MethodHandles.Lookup.ClassOption.NESTMATE);
        return scanner.findConstructor(
                scanner.lookupClass(), MethodType.methodType(void.class, RowShape.class));
    }

    private static String keyOf(RowShape shape, int[] lengths) {
        StringBuilder key = new StringBuilder(Arrays.toString(lengths));
        for (int i = 0; i < shape.literals().size(); i++) {
            key.append(Arrays.toString(shape.literals().get(i).bytes()));
            if (i < shape.readers().size()) {
                key.append(shape.readers().get(i).getClass().getName());
            }
        }
        return key.toString();
    }

    private static byte[] classBytes(RowShape shape, int[] lengths) {
        List<FieldReader> readers = shape.readers();
        return ClassFile.of()
                .build(
                        THIS,
                        type -> {
                            type.withSuperclass(SCANNER).withFlags(ClassFile.ACC_FINAL);
                            for (int i = 0; i < readers.size(); i++) {
                                type.withField(
                                        "r" + i, typeOf(readers.get(i)), ClassFile.ACC_FINAL);
                            }
                            type.withMethodBody(
                                    INIT_NAME,
                                    MethodTypeDesc.of(CD_void, SHAPE),
                                    0,
                                    code -> constructorBody(code, readers));
                            type.withMethodBody(
                                    "scanRows", SCAN, 0, code -> scanBody(code, shape, lengths));
                        });
    }

    private static void constructorBody(CodeBuilder code, List<FieldReader> readers) {
        code.aload(0).aload(1);
        code.invokespecial(SCANNER, INIT_NAME, MethodTypeDesc.of(CD_void, SHAPE));
        for (int i = 0; i < readers.size(); i++) {
            ClassDesc reader = typeOf(readers.get(i));
            code.aload(0).aload(1).loadConstant(i);
            code.invokevirtual(SHAPE, "reader", MethodTypeDesc.of(READER, CD_int));
            code.checkcast(reader).putfield(THIS, "r" + i, reader);
        }
        code.return_();
    }

    private static void scanBody(CodeBuilder code, RowShape shape, int[] lengths) {
        List<FieldReader> readers = shape.readers();
        // Free after the readers: the position within the row.
        int position = FIRST_READER_SLOT + readers.size();
        for (int i = 0; i < readers.size(); i++) {
            code.aload(0).getfield(THIS, "r" + i, typeOf(readers.get(i)));
            code.astore(FIRST_READER_SLOT + i);
        }
        Label loop = code.newLabel();
        Label end = code.newLabel();
        code.iload(FROM_SLOT).istore(AT_SLOT);
        code.labelBinding(loop);
        code.iload(ROW_SLOT).iload(CAPACITY_SLOT).if_icmpge(end);
        code.iload(AT_SLOT).iload(LIMIT_SLOT).if_icmpge(end);
        code.iload(AT_SLOT).istore(position);
        for (int i = 0; i < readers.size(); i++) {
            matchLiteral(code, shape.literals().get(i).bytes(), position, end);
            code.aload(FIRST_READER_SLOT + i);
            code.aload(BYTES_SLOT).iload(position).iload(LIMIT_SLOT).iload(ROW_SLOT);
            if (isSteady(lengths[i])) {
                code.loadConstant(lengths[i]);
                code.invokevirtual(typeOf(readers.get(i)), "readSteady", READ_STEADY);
            } else {
                code.invokevirtual(typeOf(readers.get(i)), "read", READ);
            }
            movePosition(code, position, lengths[i], end);
        }
        matchLiteral(code, shape.literals().getLast().bytes(), position, end);
        code.iload(position).istore(AT_SLOT).iinc(ROW_SLOT, 1).goto_(loop);
        code.labelBinding(end);
        code.aload(0).iload(AT_SLOT).iload(ROW_SLOT);
        code.invokevirtual(SCANNER, "finish", FINISH).ireturn();
    }

    private static boolean isSteady(int length) {
        return length >= 0 && length <= Short.MAX_VALUE;
    }

    /// Moves the position to the end of the field, which is on the stack; goes to `otherwise` if
    /// the field was declined.
    ///
    /// Where a field begins depends on where the one before it ends, so that the processor would
    /// wait for each end. A length that it guesses right, because the branch is nearly always
    /// taken, lets it go on at once.
    private static void movePosition(
            CodeBuilder code, int position, int steadyLength, Label otherwise) {
        if (!isSteady(steadyLength)) {
            code.dup().istore(position).iflt(otherwise);
            return;
        }
        Label other = code.newLabel();
        Label next = code.newLabel();
        int fieldEnd = position + 1;
        code.dup().istore(fieldEnd);
        code.iload(position).isub().loadConstant(steadyLength).if_icmpne(other);
        code.iinc(position, steadyLength).goto_(next);
        code.labelBinding(other);
        code.iload(fieldEnd).dup().istore(position).iflt(otherwise);
        code.labelBinding(next);
    }

    /// Goes to `otherwise` unless the literal is at the position, and moves the position behind it.
    private static void matchLiteral(
            CodeBuilder code, byte[] literal, int position, Label otherwise) {
        int length = literal.length;
        if (length == 0) {
            return;
        }
        if (length == 1) {
            code.aload(BYTES_SLOT).iload(position).baload();
            code.loadConstant((int) literal[0]).if_icmpne(otherwise);
        } else {
            byte[] padded = Arrays.copyOf(literal, length + WORD);
            difference(code, padded, 0, position);
            if (length < WORD) {
                code.loadConstant((1L << (8 * length)) - 1).land();
            }
            // The last word overlaps the one before it.
            for (int offset = WORD; offset < length; offset += WORD) {
                difference(code, padded, Math.min(offset, length - WORD), position);
                code.lor();
            }
            code.lconst_0().lcmp().ifne(otherwise);
        }
        code.iinc(position, length);
    }

    private static void difference(CodeBuilder code, byte[] padded, int offset, int position) {
        code.aload(BYTES_SLOT).iload(position);
        if (offset > 0) {
            code.loadConstant(offset).iadd();
        }
        code.invokestatic(SWAR, "load", LOAD);
        code.loadConstant(Swar.load(padded, offset)).lxor();
    }
}
