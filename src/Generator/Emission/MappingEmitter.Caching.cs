using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>What caches ask of an entity.</summary>
internal sealed partial class MappingEmitter
{
    private const string Policy = Code.Services + "CachePolicy";
    private const string KeyWriter = "ref " + Code.Services + "CacheKeyWriter writer";
    private const string KeyReader = "ref " + Code.Services + "CacheKeyReader reader";

    private void WriteCaching()
    {
        WritePolicy();
        WriteCopy();
        _writer.WriteLine($"/// <inheritdoc/>\npublic static int EstimateSize({_entity.Type} entity)\n    => {Indented(new SizeCode(_values).Estimate(_entity.Columns))};\n");
        Open("WriteRow", "");
        WriteColumns(_entity.Columns, 0);
        _writer.Close("}\n");
        var keys = new KeyTextCode(_entity, _values);
        keys.WriteWriter(_writer);
        keys.WriteReader(_writer);
    }

    private void WritePolicy()
    {
        _writer.WriteLine($"/// <inheritdoc/>\npublic static {Policy} CachePolicy {"{ get; }"} =\n    new({Code.Literal(_entity.Table.FullName)}, {Duration(_entity.Limits.CacheTicks)})");
        _writer.Indent();
        _writer.Open();
        _writer.WriteLine($"IsImmutable = {(_entity.IsImmutable ? "true" : "false")},\nMode = global::SmrtGen.CacheMode.{(_entity.Limits.CachesLists ? "EntitiesAndLists" : "Entities")},");
        _writer.Close("};\n");
        _writer.Unindent();
    }

    private void WriteCopy()
    {
        string header = $"public static {_entity.Type} Copy({_entity.Type} entity)";
        if (_entity.IsImmutable)
        {
            _writer.WriteLine($"/// <inheritdoc/>\n/// <remarks>Nothing in it can be changed, so all may have the same object.</remarks>\n{header} => entity;\n");
            return;
        }

        _writer.Open($"/// <inheritdoc/>\n{header}");
        new ConstructionCode(_entity.Columns, _entity.Construction, (column, _) => CopyCode.Copy(column)).WriteConstruction(_writer, "copy", _entity.Type);
        _writer.WriteLine("OnLoaded(copy);\nreturn copy;");
        _writer.Close("}\n");
        CopyCode.WriteMethods(_writer, _entity.Columns);
    }

    private static string Duration(long ticks)
    {
        (long length, string unit) = ticks switch
        {
            _ when ticks % TimeSpan.TicksPerDay == 0 => (TimeSpan.TicksPerDay, "Days"),
            _ when ticks % TimeSpan.TicksPerHour == 0 => (TimeSpan.TicksPerHour, "Hours"),
            _ when ticks % TimeSpan.TicksPerMinute == 0 => (TimeSpan.TicksPerMinute, "Minutes"),
            _ when ticks % TimeSpan.TicksPerSecond == 0 => (TimeSpan.TicksPerSecond, "Seconds"),
            _ => (TimeSpan.TicksPerMillisecond, "Milliseconds"),
        };
        return $"global::System.TimeSpan.From{unit}({(ticks / length).ToString(System.Globalization.CultureInfo.InvariantCulture)})";
    }

    private static string Indented(string text) => text.Replace("\n", "\n    ");
}
