using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>The framework, every package the test project references, and operators of somebody else.</summary>
internal static class References
{
    private const string ForeignOperators = """
        using System.Collections.Generic;
        using System.Data;
        using System.Linq;
        public static class ForeignOperators
        {
            public static IQueryable<T> Decompiled<T>(this IQueryable<T> query) => query;
            public static IQueryable<T> Sieved<T>(this IQueryable<T> query, object by) => query;
            public static T SingleById<T>(this IDbConnection connection, object id) => default;
            public static List<T> ToList<T>(this IDbCommand command) => default;
            public static IDataReader QueryReader(this IDbConnection connection, string sql, params object[] values) => default;
            public static int Query(this IDbConnection connection, string sql, params object[] values) => 0;
            public static void Limit(this IDbCommand command, int rows) { }
            public static void Insert<T>(this IDbConnection connection, T row) { }
        }
        public class ForeignRow
        {
            public void Update(Microsoft.EntityFrameworkCore.DbContext context) { }
            public void Touch() { }
        }
        """;

    private static readonly ImmutableArray<MetadataReference> s_packages =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.OrdinalIgnoreCase))
            .Where(static path => !Path.GetFileName(path).StartsWith("SmrtGen", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static ImmutableArray<MetadataReference> All { get; } = s_packages.Add(Compile(ForeignOperators));

    private static PortableExecutableReference Compile(string source)
    {
        using MemoryStream image = new();
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Foreign", [CSharpSyntaxTree.ParseText(source)], s_packages, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
