using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Generator.Incremental;

/// <summary>The files of a type, and the types of this compilation that its declarations name. Holds symbols, so it lives with its compilation.</summary>
internal sealed class TypeUses
{
    private readonly HashSet<INamedTypeSymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxTree> _files = [];

    private TypeUses()
    {
    }

    public IReadOnlyCollection<SyntaxTree> Files => _files;

    public IReadOnlyCollection<INamedTypeSymbol> Types => _types;

    /// <summary>Whether an attribute is not understood yet: what would mend it may be declared anywhere.</summary>
    public bool HasErrors { get; private set; }

    public static TypeUses Of(INamedTypeSymbol type)
    {
        var uses = new TypeUses();

        // The bases at once: their members are the type's own.
        for (INamedTypeSymbol? each = type; each is not null && !each.DeclaringSyntaxReferences.IsEmpty; each = each.BaseType?.OriginalDefinition)
            uses.AddDeclarations(each);
        foreach (INamedTypeSymbol each in type.AllInterfaces)
            uses.Add(each);
        if (type.ContainingType is { } outer)
            uses.Add(outer);
        return uses;
    }

    private void AddDeclarations(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
            _files.Add(reference.SyntaxTree);
        AddAttributes(type.GetAttributes());
        if (type.BaseType is { } baseType)
            Add(baseType);
        foreach (ISymbol member in type.GetMembers())
        {
            switch (member)
            {
                case IPropertySymbol property:
                    Add(property.Type);
                    AddAttributes(property.GetAttributes());
                    break;
                case IFieldSymbol { IsImplicitlyDeclared: false } field:
                    Add(field.Type);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                    AddAttributes(constructor.GetAttributes());
                    foreach (IParameterSymbol parameter in constructor.Parameters)
                    {
                        Add(parameter.Type);
                        AddAttributes(parameter.GetAttributes());
                    }

                    break;
            }
        }
    }

    private void AddAttributes(ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            HasErrors |= attribute.AttributeConstructor is null;
            if (attribute.AttributeClass is { } type)
                Add(type);
            foreach (TypedConstant argument in attribute.ConstructorArguments)
                AddArgument(argument);
            foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
                AddArgument(argument.Value);
        }
    }

    private void AddArgument(TypedConstant argument)
    {
        HasErrors |= argument.Kind == TypedConstantKind.Error;
        if (argument.Kind == TypedConstantKind.Array && !argument.IsNull)
        {
            foreach (TypedConstant element in argument.Values)
                AddArgument(element);
        }
        else if (argument is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type })
        {
            Add(type);
        }
    }

    private void Add(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType);
        }
        else if (type is INamedTypeSymbol named)
        {
            // Types of other assemblies change with the references.
            if (!named.DeclaringSyntaxReferences.IsEmpty)
                _types.Add(named.OriginalDefinition);
            foreach (ITypeSymbol argument in named.TypeArguments)
                Add(argument);
        }
    }
}
