using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmrtGen.Generator.Parsing;

internal static partial class EntityParser
{
    private static readonly string[] s_suffixes = ["Mapping", "Columns", "Repository", "Schema"];

    /// <summary>Whether types can be generated beside the class. An abstract one only gets the fallback surface.</summary>
    private static bool CheckKindOfType(INamedTypeSymbol type, FaultTracker rules, CancellationToken cancellationToken)
    {
        if (FindObstacle(type) is { } obstacle)
        {
            rules.Report(Rule.UnsupportedKindOfType, new(type), type.Name, obstacle);
            return false;
        }

        if (type.IsAbstract)
            rules.Report(Rule.UnsupportedKindOfType, new(type), type.Name, "it is abstract, so no row can become one; put [Smrt] on the classes that derive from it");

        foreach (INamedTypeSymbol container in TypePlaceReader.Containers(type))
        {
            if (!TypePlaceReader.IsPartial(container, cancellationToken))
            {
                rules.Report(Rule.NotPartial, new(container), container.Name);
                return false;
            }
        }

        return true;
    }

    private static string? FindObstacle(INamedTypeSymbol type)
    {
        if (type.IsStatic)
            return "it is static";
        if (type.Arity > 0)
            return "it has type parameters of its own";
        if (type.IsFileLocal)
            return "it is visible in its file only";
        return TypePlaceReader.IsVisibleInAssembly(type)
            ? null
            : "it is not visible in its whole assembly; make it, and the types around it, internal or public";
    }

    /// <summary>Whether the names of the generated types are free. A partial declaration of the right kind extends the generated type.</summary>
    private static bool CheckGeneratedNames(EntityShape shape, FaultTracker rules, CancellationToken cancellationToken)
    {
        IEnumerable<string> suffixes = s_suffixes;
        if (shape.Keys.Count > 1)
            suffixes = suffixes.Append("Key");
        if (shape.Attribute?.NamedText("Cache") is not null)
            suffixes = suffixes.Append("CacheKeys");
        foreach (string suffix in suffixes)
        {
            string name = shape.Type.Name + suffix;
            INamespaceOrTypeSymbol place = shape.Type.ContainingType ?? (INamespaceOrTypeSymbol)shape.Type.ContainingNamespace;
            foreach (INamedTypeSymbol taken in place.GetTypeMembers(name, 0))
            {
                if (IsGenerated(taken) || IsExtension(taken, suffix, cancellationToken))
                    continue;
                rules.Report(Rule.GeneratedNameTaken, new(shape.Type), shape.Type.Name, name);
                return false;
            }
        }

        return true;
    }

    /// <summary>The modifiers that <c>PrintMembers</c> of a record has; null where it is not for the build to write.</summary>
    private static string? FindPrintModifiers(INamedTypeSymbol type)
    {
        if (!type.IsRecord || type.GetMembers("PrintMembers").Any(member => !member.IsImplicitlyDeclared && !member.Has(KnownTypes.GeneratedCode)))
            return null;
        if (type.BaseType is { SpecialType: not SpecialType.System_Object })
            return "protected override";
        return type.IsSealed ? "private" : "protected virtual";
    }

    private static bool IsGenerated(INamedTypeSymbol type)
        => type.Find(KnownTypes.GeneratedCode).Argument<string>(0) == "SmrtGen";

    private static bool IsExtension(INamedTypeSymbol type, string suffix, CancellationToken cancellationToken)
    {
        bool isStruct = suffix is "Mapping" or "Columns" or "Key";
        return (type.TypeKind == TypeKind.Struct) == isStruct
            && type.TypeKind is TypeKind.Struct or TypeKind.Class
            && !type.Has(KnownTypes.Smrt)
            && type.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax)
            && TypePlaceReader.IsPartial(type, cancellationToken);
    }
}
