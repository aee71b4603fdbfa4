using Microsoft.CodeAnalysis.Text;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Support;

namespace SmrtGen.Generator.Emission;

/// <summary>Writes what an entity's navigation properties need: their bodies, how to load them, their relations, and how queries see them.</summary>
internal static class NavigationEmitter
{
    public static SourceText Emit(EntityModel entity)
    {
        var file = new SourceFile(entity.Place, entity.Place.HintName);
        SourceWriter writer = file.Writer;
        string? fault = FaultCode.Of(entity);
        if (entity.IsPartial)
        {
            writer.Open(entity.Header + (fault is null ? $" : {Code.Services}INavigationOwner" : ""));
            if (fault is null)
                NavigationStateEmitter.WriteFields(writer, entity);
            foreach (RelationModel relation in entity.Relations)
            {
                WriteProperty(writer, entity, relation, fault);
                WriteLoad(writer, relation, fault);
            }

            if (fault is null)
            {
                NavigationStateEmitter.WriteOwner(writer, entity);
                RelationEmitter.Write(writer, entity);
            }

            writer.Close("}\n");
        }

        WriteColumns(writer, entity, fault);
        return file.Close();
    }

    private static void WriteProperty(SourceWriter writer, EntityModel entity, RelationModel relation, string? fault)
    {
        string field = NavigationStateEmitter.Field(entity, relation);
        string names = $"{Code.Literal(entity.Name)}, {Code.Literal(relation.PropertyName)}";
        string get = relation.IsCollection
            ? $"{field} ?? throw new global::SmrtGen.NavigationNotLoadedException({names})"
            : $"{Code.Services}Navigation.Read<{relation.Target.Type}>({field}, {names}){(relation.IsOptional ? "" : "!")}";
        string set = relation.IsCollection
            ? $"{field} = value ?? throw new global::System.ArgumentNullException(nameof(value))"
            : $"{field} = {Code.Services}Navigation.Loaded(value)";
        writer.WriteLine(Code.GeneratedCode);
        writer.Open($"{relation.Modifiers} {relation.PropertyType} {Identifiers.Escape(relation.PropertyName)}");
        writer.WriteLine($"get => {fault ?? get};");
        if (relation.Setter is { } setter)
            writer.WriteLine($"{setter} => {fault ?? set};");
        writer.Close("}\n");
    }

    private static void WriteLoad(SourceWriter writer, RelationModel relation, string? fault)
    {
        string property = Identifiers.Escape(relation.PropertyName);
        string isThere = relation.IsCollection || relation.IsOptional ? "" : "!";
        string body = fault ?? $"SmrtRelations.{property}.LoadAsync(this, scope, static owner => owner.{property}, cancellationToken){isThere}";
        writer.WriteLine(
            $"""
            /// <summary>Loads <see cref="{property}"/>, in the same statement for all entities that came with this one; nothing is sent when it is loaded.</summary>
            /// <param name="scope">The context or transaction to read from.</param>
            /// <param name="cancellationToken">Cancels the read.</param>
            {Code.GeneratedCode}
            [{Code.Services}QueryMethod({Code.Services}QueryKind.Batched)]
            {relation.Accessibility} global::System.Threading.Tasks.ValueTask<{relation.PropertyType}> Load{relation.PropertyName}Async(
                global::SmrtGen.SmrtScope scope, {Code.Token})
                => {body};

            """);
    }

    private static void WriteColumns(SourceWriter writer, EntityModel entity, string? fault)
    {
        writer.Open($"{entity.Place.Accessibility} readonly partial struct {entity.Name}Columns");
        foreach (RelationModel relation in entity.Relations)
        {
            string property = Identifiers.Escape(relation.PropertyName);
            string columns = relation.Target.GeneratedPrefix + "Columns";
            string related = $"{entity.Type}.SmrtRelations.{property}";
            writer.WriteLine(
                relation.IsCollection
                    ? $"""
                      /// <summary>The rows of <c>{relation.PropertyName}</c>: to test, to count, or to include.</summary>
                      public global::SmrtGen.RelatedRows<{relation.Target.Type}, {columns}> {property} => {fault ?? $"new(_path, {related})"};

                      """
                    : $"""
                      /// <summary>The columns of <c>{relation.PropertyName}</c>, or the relation to include.</summary>
                      public {columns} {property} => {fault ?? $"{Code.Services}RelatedColumns.At<{columns}>(_path, {related})"};

                      """);
        }

        writer.Close();
    }
}
