/// What a connector and a format must offer, and nothing else.
///
/// A [io.velostream.connect.Connector] makes [io.velostream.connect.Source]s and
/// [io.velostream.connect.Sink]s out of a [io.velostream.connect.TableDefinition]; a
/// [io.velostream.connect.Format] makes decoders and encoders. Both are found by `ServiceLoader`
/// through [io.velostream.connect.Providers], so adding one needs no change here: implement the
/// interface in a module of its own and name the class in `META-INF/services`.
@NullMarked
package io.velostream.connect;

import org.jspecify.annotations.NullMarked;
