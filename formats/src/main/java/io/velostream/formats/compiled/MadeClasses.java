package io.velostream.formats.compiled;

import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;

/// The constructors of hidden classes by what the classes depend on. Tasks that decode or encode
/// rows of one shape, at the same time or one after the other, have one class, which the JVM then
/// compiles once. For all threads: asked once for an input or an output.
public final class MadeClasses {
    /// Each holds some machine code; applications have few shapes.
    private static final int MOST = 64;

    /// The oldest first.
    private final Map<String, MethodHandle> constructors = new LinkedHashMap<>();

    /// Makes a class.
    public interface Maker {
        MethodHandle constructor() throws ReflectiveOperationException;
    }

    /// The constructor of the class with that key, which is made if it is not there.
    public synchronized MethodHandle get(String key, Maker maker)
            throws ReflectiveOperationException {
        MethodHandle constructor = constructors.get(key);
        if (constructor == null) {
            constructor = maker.constructor();
            if (constructors.size() == MOST) {
                constructors.remove(constructors.keySet().iterator().next());
            }
            constructors.put(key, constructor);
        }
        return constructor;
    }
}
