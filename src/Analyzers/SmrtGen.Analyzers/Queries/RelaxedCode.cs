using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Code that runs once or under a test: what it costs matters less, so its findings are reported lower.</summary>
internal static class RelaxedCode
{
    private static readonly string[] TestAttributes =
        ["FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestMethodAttribute", "DataTestMethodAttribute",
            "BenchmarkAttribute"];

    private static readonly string[] TypeMarks =
        ["Seed", "Migrat", "Fixture", "TestData", "Installer", "DbInitializer", "Benchmark", "DataImport"];

    private static readonly string[] FolderMarks = ["seed", "migration", "benchmark", "testdata"];

    public static bool Contains(ISymbol? symbol, string path, DataSymbols symbols)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (IsMarked(current.Name))
                return true;
            if (current is INamedTypeSymbol type
                && (IsTestType(type) || (symbols.EfMigration is { } migration && type.DerivesFrom(migration))))
                return true;
        }

        return Folders(path).Any(IsMarkedFolder);
    }

    public static bool IsTestType(INamedTypeSymbol type)
    {
        if (type.Name.StartsWith("Fake", StringComparison.Ordinal) || type.Name.StartsWith("Mock", StringComparison.Ordinal)
            || type.Name.EndsWith("Tests", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                continue;
            foreach (AttributeData attribute in method.GetAttributes())
            {
                if (attribute.AttributeClass is { } mark && TestAttributes.Contains(mark.Name))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is declared below a folder of tests, which the code under test never meets.</summary>
    public static bool IsInTests(INamedTypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty
        && type.DeclaringSyntaxReferences.All(static r => IsTestFile(r.SyntaxTree.FilePath));

    public static bool IsTestFile(string path) => Folders(path).Any(static folder => IsTestFolder(folder.ToLowerInvariant()));

    private static IEnumerable<string> Folders(string path)
    {
        string[] parts = path.Split('/', '\\');
        return parts.Take(parts.Length - 1);
    }

    private static bool IsTestFolder(string folder) => folder is "test" or "tests"
        || folder.EndsWith(".test", StringComparison.Ordinal) || folder.EndsWith("tests", StringComparison.Ordinal);

    private static bool IsMarked(string name)
    {
        foreach (string mark in TypeMarks)
        {
            if (name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsMarkedFolder(string folder)
    {
        folder = folder.ToLowerInvariant();
        return IsTestFolder(folder) || FolderMarks.Any(mark => folder.Contains(mark));
    }
}
