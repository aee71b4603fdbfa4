using System.Runtime.CompilerServices;

namespace SmrtGen.CompilerServices;

/// <summary>Sets nothing: the checks of its base are all it does, so that invalid values are found before a session is waited for or opened.</summary>
internal sealed class ValueCheck : ParameterWriter
{
    private static readonly ValueCheck s_postgreSql = new(DatabaseEngine.PostgreSql);
    private static readonly ValueCheck s_sqlite = new(DatabaseEngine.Sqlite);

    private ValueCheck(DatabaseEngine engine) => Engine = engine;

    public override DatabaseEngine Engine { get; }

    public static ValueCheck For(DatabaseEngine engine) => engine == DatabaseEngine.PostgreSql ? s_postgreSql : s_sqlite;

    public override void SetNull(int index, StoreType type)
    {
    }

    public override void SetNullArray(int index, StoreType elementType)
    {
    }

    public override void SetBoolean(int index, bool value)
    {
    }

    public override void SetInt16(int index, short value)
    {
    }

    public override void SetInt32(int index, int value)
    {
    }

    public override void SetInt64(int index, long value)
    {
    }

    public override void SetUInt64(int index, ulong value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
    }

    public override void SetDecimal(int index, decimal value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
    }

    public override void SetDouble(int index, double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
    }

    public override void SetSingle(int index, float value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
    }

    public override void SetGuid(int index, Guid value)
    {
    }

    public override void SetDate(int index, DateOnly value)
    {
    }

    public override void SetTime(int index, TimeOnly value)
    {
    }

    public override void SetInterval(int index, TimeSpan value)
    {
    }

    protected override void SetElements<T>(int index, T[] values, StoreType elementType)
    {
    }

    protected override void SetText(int index, string value)
    {
    }

    protected override void SetJsonText(int index, string json)
    {
    }

    protected override void SetBlob(int index, byte[] value)
    {
    }

    protected override void SetInstant(int index, DateTime utc)
    {
    }

    protected override void SetLocalTimestamp(int index, DateTime value)
    {
    }
}
