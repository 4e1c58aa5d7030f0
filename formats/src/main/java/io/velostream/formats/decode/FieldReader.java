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

    /// As [#read], of a field that nearly always is `length` long, which is a constant where this
    /// is called. A longer one may be taken for one of that length: what follows fields is never
    /// what they are made of, and is looked at next.
    public int readSteady(byte[] bytes, int at, int limit, int row, int length) {
        return read(bytes, at, limit, row);
    }
}
