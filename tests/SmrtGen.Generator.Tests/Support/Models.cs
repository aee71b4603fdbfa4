using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmrtGen.Generator.Model;
using SmrtGen.Generator.Parsing;
using SmrtGen.Generator.Sql;

namespace SmrtGen.Generator.Tests.Support;

/// <summary>Models and their SQL, read from source without running the generator.</summary>
internal static class Models
{
    /// <summary>The model of the class that is named Item, which must be sound.</summary>
    public static EntityModel Item(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        INamedTypeSymbol type = EntityFinder.All(compilation.Assembly.GlobalNamespace, KnownTypes.Smrt).Single(each => each.Name == "Item");
        EntityModel model = EntityParser.Parse(type, sink: null, CancellationToken.None)!;
        Assert.Null(model.Fault);
        return model;
    }

    public static EntitySql Sql(EntityModel model) => new(model, new StatementLayout(model));

    /// <summary>Every statement of an entity, finders included.</summary>
    public static IEnumerable<SqlPair> Statements(EntityModel model)
    {
        EntitySql sql = Sql(model);
        IEnumerable<SqlPair> finders = Finder.Of(model).SelectMany(finder => new[] { finder.Sql, finder.NullSafeSql }).OfType<SqlPair>();
        return [sql.Find, sql.FindMany, sql.Exists, sql.Insert, sql.InsertGeneratedKey, sql.Update, sql.Upsert, sql.Delete, sql.DeleteEntity, .. finders];
    }
}
