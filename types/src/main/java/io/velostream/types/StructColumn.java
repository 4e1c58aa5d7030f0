package io.velostream.types;

/// Values of type STRUCT: one column per field, all with the same row numbers.
public final class StructColumn extends Column {
    private final Column[] fields;

    public StructColumn(SqlType type, int capacity) {
        super(type, Storage.STRUCT, capacity);
        SqlType.Struct struct = (SqlType.Struct) type;
        fields = new Column[struct.fields().size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = Column.of(struct.fields().get(i).type(), capacity);
        }
    }

    @Override
    public void clear() {
        super.clear();
        for (Column field : fields) {
            field.clear();
        }
    }

    @Override
    public void clearNull(int row) {
        super.clearNull(row);
        for (Column field : fields) {
            field.clearNull(row);
        }
    }

    public int fieldCount() {
        return fields.length;
    }

    public Column field(int index) {
        return fields[index];
    }

    @Override
    void grow(int newCapacity) {
        for (Column field : fields) {
            field.ensureCapacity(newCapacity);
        }
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        StructColumn other = (StructColumn) from;
        for (int i = 0; i < fields.length; i++) {
            fields[i].copy(row, other.fields[i], fromRow);
        }
    }
}
