namespace SmrtGen.CompilerServices;

/// <summary>Takes parameters and keeps none: whether a value can be sent at all is found out without sending it.</summary>
internal sealed class KeyCheck(DatabaseEngine engine) : ParameterWriter
{
    public override DatabaseEngine Engine => engine;

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

    public override void SetUInt64(int index, ulong value, string? name = null)
    {
    }

    public override void SetDecimal(int index, decimal value, string? name = null)
    {
    }

    public override void SetDouble(int index, double value)
    {
    }

    public override void SetSingle(int index, float value)
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

    public override void SetArray<T>(int index, T[] values, StoreType elementType)
    {
        if (values is not string[] texts)
            return;
        foreach (string text in texts)
            TextCheck.ThrowIfInvalid(text, "key");
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
