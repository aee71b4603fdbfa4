using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace SmrtGen.CompilerServices;

/// <summary>Sets typed Npgsql parameters, which hold values without boxing and are kept with their command.</summary>
internal sealed class NpgsqlParameterWriter(NpgsqlParameterCollection parameters) : ParameterWriter
{
    private Slot[] _slots = new Slot[8];

    public override DatabaseEngine Engine => DatabaseEngine.PostgreSql;

    public override void SetNull(int index, StoreType type) => SetNull(index, DbType(type));

    public override void SetNullArray(int index, StoreType elementType) => SetNull(index, NpgsqlDbType.Array | DbType(elementType));

    public override void SetBoolean(int index, bool value) => Set(index, value, NpgsqlDbType.Boolean);

    public override void SetInt16(int index, short value) => Set(index, value, NpgsqlDbType.Smallint);

    public override void SetInt32(int index, int value) => Set(index, value, NpgsqlDbType.Integer);

    public override void SetInt64(int index, long value) => Set(index, value, NpgsqlDbType.Bigint);

    public override void SetUInt64(int index, ulong value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, (decimal)value, NpgsqlDbType.Numeric);

    public override void SetDecimal(int index, decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, value, NpgsqlDbType.Numeric);

    public override void SetDouble(int index, double value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, value, NpgsqlDbType.Double);

    public override void SetSingle(int index, float value, [CallerArgumentExpression(nameof(value))] string? name = null)
        => Set(index, value, NpgsqlDbType.Real);

    public override void SetGuid(int index, Guid value) => Set(index, value, NpgsqlDbType.Uuid);

    public override void SetDate(int index, DateOnly value) => Set(index, value, NpgsqlDbType.Date);

    public override void SetTime(int index, TimeOnly value) => Set(index, value, NpgsqlDbType.Time);

    public override void SetInterval(int index, TimeSpan value) => Set(index, value, NpgsqlDbType.Interval);

    protected override void SetElements<T>(int index, T[] values, StoreType elementType)
        => Set(index, values, NpgsqlDbType.Array | DbType(elementType));

    protected override void SetText(int index, string value) => Set(index, value, NpgsqlDbType.Text);

    protected override void SetJsonText(int index, string json) => Set(index, json, NpgsqlDbType.Jsonb);

    protected override void SetBlob(int index, byte[] value) => Set(index, value, NpgsqlDbType.Bytea);

    protected override void SetInstant(int index, DateTime utc) => Set(index, utc, NpgsqlDbType.TimestampTz);

    protected override void SetLocalTimestamp(int index, DateTime value) => Set(index, value, NpgsqlDbType.Timestamp);

    private static NpgsqlDbType DbType(StoreType type) => type switch
    {
        StoreType.Boolean => NpgsqlDbType.Boolean,
        StoreType.Int16 => NpgsqlDbType.Smallint,
        StoreType.Int32 => NpgsqlDbType.Integer,
        StoreType.Int64 => NpgsqlDbType.Bigint,
        StoreType.UInt64 or StoreType.Decimal => NpgsqlDbType.Numeric,
        StoreType.Double => NpgsqlDbType.Double,
        StoreType.Single => NpgsqlDbType.Real,
        StoreType.String => NpgsqlDbType.Text,
        StoreType.Guid => NpgsqlDbType.Uuid,
        StoreType.TimestampTz => NpgsqlDbType.TimestampTz,
        StoreType.Timestamp => NpgsqlDbType.Timestamp,
        StoreType.Date => NpgsqlDbType.Date,
        StoreType.Time => NpgsqlDbType.Time,
        StoreType.Interval => NpgsqlDbType.Interval,
        StoreType.Bytes => NpgsqlDbType.Bytea,
        StoreType.Json => NpgsqlDbType.Jsonb,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown store type."),
    };

    private void Set<T>(int index, T value, NpgsqlDbType type)
    {
        ref Slot slot = ref SlotAt(index);
        if (slot.Typed is not NpgsqlParameter<T> parameter)
            slot.Typed = parameter = new NpgsqlParameter<T> { NpgsqlDbType = type };
        parameter.TypedValue = value;
        Use(index, ref slot, parameter);
    }

    private void SetNull(int index, NpgsqlDbType type)
    {
        ref Slot slot = ref SlotAt(index);
        slot.Null ??= new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value };
        Use(index, ref slot, slot.Null);
    }

    private void Use(int index, ref Slot slot, NpgsqlParameter parameter)
    {
        if (ReferenceEquals(slot.Used, parameter))
            return;
        slot.Used = parameter;
        if (parameters.Count == index)
        {
            parameters.Add(parameter);
            return;
        }

        // Positions may be set in any order the first time.
        while (parameters.Count <= index)
            parameters.Add(new NpgsqlParameter { Value = DBNull.Value });
        parameters[index] = parameter;
    }

    private ref Slot SlotAt(int index)
    {
        if (index >= _slots.Length)
            Array.Resize(ref _slots, Math.Max(index + 1, _slots.Length * 2));
        return ref _slots[index];
    }

    /// <summary>A position's parameter for values, and the one for null: a typed parameter cannot hold null.</summary>
    private struct Slot
    {
        public NpgsqlParameter? Typed;
        public NpgsqlParameter? Null;
        public NpgsqlParameter? Used;
    }
}
