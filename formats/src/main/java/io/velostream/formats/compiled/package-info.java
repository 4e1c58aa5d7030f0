/// What the makers of classes, `ScannerCompiler` for decoders and `WriterCompiler` for encoders,
/// have in common: the classes that they have made already.
@NullMarked
package io.velostream.formats.compiled;

import org.jspecify.annotations.NullMarked;
