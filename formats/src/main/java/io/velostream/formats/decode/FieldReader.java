package io.velostream.formats.decode;

/// Reads one field of a row that looks as predicted, straight into its column. Belongs to one
/// decoder, as do the columns it writes.
///
/// Subclasses are final and their methods small, so that a compiled row scanner can take them in.
public abstract class FieldReader {
    /// What [#read] returns when the field is not of the expected form.
    public static final int DECLINED = -1;

    /// Reads the field that starts at `at` as the value of `row`.
    ///
    /// @param limit position behind a line feed; what lies behind it is not input, but may be
    ///   loaded (see the decoder's padding)
    /// @return where the field ends, or [#DECLINED]; the value of `row` is unspecified then
    public abstract int read(byte[] bytes, int at, int limit, int row);
}
