using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>Takes the parameters of many inserts and gives them as one array for each column.</summary>
internal sealed class ColumnArrays(DatabaseEngine engine, int rows) : ParameterWriter
{
    private readonly List<ColumnArray> _columns = [];
    private int _row = -1;

    public override DatabaseEngine Engine => engine;

    /// <summary>Whether a value came that does not fit into its column's array: the rows must be sent one by one.</summary>
    public bool IsUnfit { get; private set; }

    public void NextRow() => _row++;

    /// <summary>Sets the arrays as parameters.</summary>
    public void Write(ParameterWriter parameters)
    {
        for (int i = 0; i < _columns.Count; i++)
            _columns[i].Write(parameters, i);
    }

    // A place of an array is null until it is set.
    public override void SetNull(int index, StoreType type) => Column(index, type);

    public override void SetNullArray(int index, StoreType elementType) => IsUnfit = true;

    public override void SetBoolean(int index, bool value) => Set(index, value, StoreType.Boolean);

    public override void SetInt16(int index, short value) => Set(index, value, StoreType.Int16);

    public override void SetInt32(int index, int value) => Set(index, value, StoreType.Int32);

    public override void SetInt64(int index, long value) => Set(index, value, StoreType.Int64);

    public override void SetUInt64(int index, ulong value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, (decimal)value, StoreType.UInt64);

    public override void SetDecimal(int index, decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, value, StoreType.Decimal);

    public override void SetDouble(int index, double value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, value, StoreType.Double);

    public override void SetSingle(int index, float value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, value, StoreType.Single);

    public override void SetGuid(int index, Guid value) => Set(index, value, StoreType.Guid);

    public override void SetDate(int index, DateOnly value) => Set(index, value, StoreType.Date);

    public override void SetTime(int index, TimeOnly value) => Set(index, value, StoreType.Time);

    public override void SetInterval(int index, TimeSpan value) => Set(index, value, StoreType.Interval);

    // An array of arrays would be taken apart down to its last elements.
    protected override void SetElements<T>(int index, T[] values, StoreType elementType) => IsUnfit = true;

    protected override void SetText(int index, string value) => SetObject(index, value, StoreType.String);

    protected override void SetJsonText(int index, string json) => SetObject(index, json, StoreType.Json);

    protected override void SetBlob(int index, byte[] value) => SetObject(index, value, StoreType.Bytes);

    protected override void SetInstant(int index, DateTime utc) => Set(index, utc, StoreType.TimestampTz);

    protected override void SetLocalTimestamp(int index, DateTime value) => Set(index, value, StoreType.Timestamp);

    private void Set<T>(int index, T value, StoreType type)
        where T : struct
    {
        if (Column(index, type) is ColumnArray<T> column)
            column.Set(_row, value);
        else
            IsUnfit = true;
    }

    private void SetObject<T>(int index, T value, StoreType type)
        where T : class
    {
        if (Column(index, type) is ObjectColumnArray<T> column)
            column.Values[_row] = value;
        else
            IsUnfit = true;
    }

    private ColumnArray Column(int index, StoreType type)
    {
        // Positions may be set in any order.
        while (_columns.Count <= index)
            _columns.Add(null!);
        ColumnArray column = _columns[index] ??= Create(type);
        IsUnfit |= column.Type != type;
        return column;
    }

    private ColumnArray Create(StoreType type) => type switch
    {
        StoreType.Boolean => new ColumnArray<bool>(type, rows),
        StoreType.Int16 => new ColumnArray<short>(type, rows),
        StoreType.Int32 => new ColumnArray<int>(type, rows),
        StoreType.Int64 => new ColumnArray<long>(type, rows),
        StoreType.UInt64 or StoreType.Decimal => new ColumnArray<decimal>(type, rows),
        StoreType.Double => new ColumnArray<double>(type, rows),
        StoreType.Single => new ColumnArray<float>(type, rows),
        StoreType.Guid => new ColumnArray<Guid>(type, rows),
        StoreType.TimestampTz or StoreType.Timestamp => new ColumnArray<DateTime>(type, rows),
        StoreType.Date => new ColumnArray<DateOnly>(type, rows),
        StoreType.Time => new ColumnArray<TimeOnly>(type, rows),
        StoreType.Interval => new ColumnArray<TimeSpan>(type, rows),
        StoreType.Bytes => new ObjectColumnArray<byte[]>(type, rows),
        StoreType.String or StoreType.Json => new ObjectColumnArray<string>(type, rows),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown store type."),
    };

    private abstract class ColumnArray(StoreType type)
    {
        public StoreType Type => type;

        public abstract void Write(ParameterWriter parameters, int index);
    }

    private sealed class ColumnArray<T>(StoreType type, int rows) : ColumnArray(type)
        where T : struct
    {
        private readonly T[] _values = new T[rows];
        private readonly bool[] _isSet = new bool[rows];

        public void Set(int row, T value)
        {
            _values[row] = value;
            _isSet[row] = true;
        }

        public override void Write(ParameterWriter parameters, int index)
        {
            if (Array.IndexOf(_isSet, false) < 0)
            {
                parameters.SetColumn(index, _values, Type);
                return;
            }

            T?[] values = new T?[_values.Length];
            for (int i = 0; i < values.Length; i++)
                values[i] = _isSet[i] ? _values[i] : null;
            parameters.SetColumn(index, values, Type);
        }
    }

    private sealed class ObjectColumnArray<T>(StoreType type, int rows) : ColumnArray(type)
        where T : class
    {
        public T?[] Values { get; } = new T?[rows];

        public override void Write(ParameterWriter parameters, int index) => parameters.SetColumn(index, Values, Type);
    }
}
