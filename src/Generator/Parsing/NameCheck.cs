using System.Text;

namespace SmrtGen.Generator.Parsing;

/// <summary>Finds names that a database would refuse, or cut without a word.</summary>
internal static class NameCheck
{
    /// <summary>PostgreSQL cuts longer names.</summary>
    private const int MaxBytes = 63;

    public static string? FindProblem(string name)
    {
        if (name.Length == 0)
            return "it is empty";
        if (name.Any(char.IsControl))
            return "it holds a control character";
        return Encoding.UTF8.GetByteCount(name) > MaxBytes ? $"it is longer than {MaxBytes} bytes, where PostgreSQL cuts it" : null;
    }
}
