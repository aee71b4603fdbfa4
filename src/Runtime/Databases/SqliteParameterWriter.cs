using System.Data.Common;
using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>Sets SQLite parameters through <see cref="DbParameter.Value"/>, in the forms that <see cref="StoreType"/> names.</summary>
internal sealed class SqliteParameterWriter(DbParameterCollection parameters, Func<DbParameter> createParameter) : ParameterWriter
{
    private static readonly object s_true = 1L;
    private static readonly object s_false = 0L;

    private Slot[] _slots = new Slot[4];

    public override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    public override void SetNull(int index, StoreType type) => Set(index, DBNull.Value);

    public override void SetNullArray(int index, StoreType elementType) => Set(index, DBNull.Value);

    public override void SetBoolean(int index, bool value) => Set(index, value ? s_true : s_false);

    public override void SetInt16(int index, short value) => SetNumber(index, (long)value);

    public override void SetInt32(int index, int value) => SetNumber(index, (long)value);

    public override void SetInt64(int index, long value) => SetNumber(index, value);

    public override void SetUInt64(int index, ulong value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value > long.MaxValue)
            throw new ArgumentOutOfRangeException(name, value, $"{name}: SQLite stores integers up to {long.MaxValue}.");
        SetNumber(index, (long)value);
    }

    public override void SetDecimal(int index, decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value >= long.MinValue && value <= long.MaxValue && decimal.IsInteger(value))
            SetNumber(index, (long)value);
        else if ((decimal)(double)value == value)
            SetNumber(index, (double)value);
        else
            throw new ArgumentOutOfRangeException(name, value, $"{name}: SQLite stores decimals of up to 15 significant digits exactly, and this one has more.");
    }

    public override void SetDouble(int index, double value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => SetNumber(index, double.IsNaN(value) ? throw NotANumber(name) : value);

    public override void SetSingle(int index, float value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => SetNumber(index, float.IsNaN(value) ? throw NotANumber(name) : (double)value);

    public override void SetGuid(int index, Guid value) => Set(index, value.ToString().ToUpperInvariant());

    public override void SetDate(int index, DateOnly value) => Set(index, SqliteTimes.Format(value));

    public override void SetTime(int index, TimeOnly value) => Set(index, SqliteTimes.Format(value));

    public override void SetInterval(int index, TimeSpan value) => SetNumber(index, value.Ticks);

    protected override void SetElements<T>(int index, T[] values, StoreType elementType) => Set(index, SqliteArrays.Format(values, elementType));

    protected override void SetText(int index, string value) => Set(index, value);

    protected override void SetJsonText(int index, string json) => Set(index, json);

    protected override void SetBlob(int index, byte[] value) => Set(index, value);

    protected override void SetInstant(int index, DateTime utc) => Set(index, SqliteTimes.Format(utc));

    protected override void SetLocalTimestamp(int index, DateTime value) => Set(index, SqliteTimes.Format(value));

    private static ArgumentOutOfRangeException NotANumber(string? name)
        => new(name, double.NaN, $"{name}: SQLite has no NaN; it would store null.");

    private void Set(int index, object value) => SlotAt(index).Parameter.Value = value;

    /// <summary>The box of a number is kept with its parameter and written anew: who owns the command knows that nobody else looks at it.</summary>
    private void SetNumber<T>(int index, T value)
        where T : struct
    {
        ref Slot slot = ref SlotAt(index);
        if (slot.Box is T)
            Unsafe.Unbox<T>(slot.Box) = value;
        else
            slot.Box = value;
        slot.Parameter.Value = slot.Box;
    }

    private ref Slot SlotAt(int index)
    {
        if (index >= _slots.Length)
            Array.Resize(ref _slots, Math.Max(index + 1, _slots.Length * 2));
        ref Slot slot = ref _slots[index];
        slot.Parameter ??= Add(index);
        return ref slot;
    }

    private DbParameter Add(int index)
    {
        DbParameter parameter = createParameter();
        parameter.ParameterName = $"${index + 1}";
        parameters.Add(parameter);
        return parameter;
    }

    private struct Slot
    {
        public DbParameter Parameter;
        public object? Box;
    }
}
