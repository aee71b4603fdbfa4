using SmrtGen.Generator.Model;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes where an entity keeps what its navigations loaded, and how the runtime asks for it.</summary>
internal static class NavigationStateEmitter
{
    private const string Peers = Code.Services + "PeerGroup?";

    /// <summary>The field that holds what was loaded; the user's names do not begin like it.</summary>
    public static string Field(EntityModel entity, RelationModel relation) => Prefix(entity) + relation.PropertyName;

    public static void WriteFields(SourceWriter writer, EntityModel entity)
    {
        if (entity.IsRecord)
        {
            WriteRecordState(writer, entity);
            return;
        }

        foreach (RelationModel relation in entity.Relations)
            writer.WriteLine($"private {FieldType(relation)} {Field(entity, relation)};");
        writer.WriteLine($"private {Peers} {PeersField(entity)};\n");
    }

    public static void WriteOwner(SourceWriter writer, EntityModel entity)
    {
        string owner = Code.Services + "INavigationOwner";
        string names = "global::System.Collections.Generic.IReadOnlyList<" + Code.Services + "NavigationName>";
        writer.WriteLine(
            $"""
            private static readonly {names} s_smrtNavigations =
            [
                {string.Join("\n    ", entity.Relations.Select(relation => $"new({Code.Literal(relation.PropertyName)}{(relation.JsonName is { } json ? ", " + Code.Literal(json) : "")}),"))}
            ];

            {names} {owner}.Navigations => s_smrtNavigations;

            {Peers} {owner}.Peers {"{"} get => {PeersField(entity)}; set => {PeersField(entity)} = value; {"}"}

            """);
        writer.Open($"bool {owner}.IsNavigationLoaded(int ordinal) => ordinal switch");
        for (int i = 0; i < entity.Relations.Count; i++)
            writer.WriteLine($"{i} => {Field(entity, entity.Relations[i])} is not null,");
        writer.WriteLine("_ => throw new global::System.ArgumentOutOfRangeException(nameof(ordinal)),");
        writer.Close("};\n");
        if (entity.PrintModifiers is not null)
            WritePrintMembers(writer, entity);
    }

    /// <summary>A record compares its fields; one that always compares as equal leaves what was loaded out of it.</summary>
    private static void WriteRecordState(SourceWriter writer, EntityModel entity)
    {
        writer.WriteLine("private SmrtState _smrt;\n");
        writer.WriteLine("// Records with the same values are equal, whatever was loaded with them.");
        writer.Open("private struct SmrtState : global::System.IEquatable<SmrtState>");
        foreach (RelationModel relation in entity.Relations)
            writer.WriteLine($"public {FieldType(relation)} {relation.PropertyName};");
        writer.WriteLine(
            $"""
            public {Peers} __peers;

            public readonly bool Equals(SmrtState other) => true;

            public override readonly bool Equals(object? obj) => obj is SmrtState;

            public override readonly int GetHashCode() => 0;
            """);
        writer.Close("}\n");
    }

    /// <summary>What the compiler writes for a record reads every property, and one that is not loaded throws.</summary>
    private static void WritePrintMembers(SourceWriter writer, EntityModel entity)
    {
        string members = string.Join(", ", entity.Columns.Select(column => $"{column.PropertyName} = {{{Code.Property(column)}}}"));
        writer.WriteLine(
            $"""
            /// <summary>Writes the stored properties, for <c>ToString</c>; navigations may not be loaded.</summary>
            {Code.GeneratedCode}
            {entity.PrintModifiers} bool PrintMembers(global::System.Text.StringBuilder builder)
            """);
        writer.Open();
        writer.WriteLine($"builder.Append($\"{members}\");\nreturn true;");
        writer.Close("}\n");
    }

    private static string Prefix(EntityModel entity) => entity.IsRecord ? "_smrt." : "_smrt";

    /// <summary>No navigation's field begins with two underscores.</summary>
    private static string PeersField(EntityModel entity) => entity.IsRecord ? "_smrt.__peers" : "__smrtPeers";

    private static string FieldType(RelationModel relation) => relation.IsCollection ? relation.PropertyType + "?" : "object?";
}
