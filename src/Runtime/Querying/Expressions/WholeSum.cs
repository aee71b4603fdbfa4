using System.Globalization;

namespace SmrtGen.CompilerServices;

/// <summary>A sum of small integers: the engines make a wide one of it, and what does not fit is an overflow, as in C#.</summary>
internal sealed class WholeSum<T> : ColumnType<T>
{
    public static WholeSum<T> Instance { get; } = new();

    public override StoreType StoreType => StoreType.Int64;

    public override void Write(ParameterWriter parameters, int index, T value) => throw new NotSupportedException();

    public override void WriteArray(ParameterWriter parameters, int index, IReadOnlyList<T> values) => throw new NotSupportedException();

    public override T Read(in Row row, int ordinal)
        => (T)Convert.ChangeType(row.GetInt64(ordinal), Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture);
}
