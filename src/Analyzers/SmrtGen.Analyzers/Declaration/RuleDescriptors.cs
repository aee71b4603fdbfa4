using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmrtGen.Generator.Parsing;

namespace SmrtGen.Analyzers.Declaration;

/// <summary>The descriptor of each rule that the parser knows.</summary>
internal static class RuleDescriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. Enum.GetValues(typeof(Rule)).Cast<Rule>().Select(Of)];

    public static DiagnosticDescriptor Of(Rule rule) => rule switch
    {
        Rule.NotPartial => Descriptors.NotPartial,
        Rule.NoKey => Descriptors.NoKey,
        Rule.UnsupportedType => Descriptors.UnsupportedType,
        Rule.DuplicateTable => Descriptors.DuplicateTable,
        Rule.DuplicateColumn => Descriptors.DuplicateColumn,
        Rule.GeneratedNameTaken => Descriptors.GeneratedNameTaken,
        Rule.BadCacheDuration => Descriptors.BadCacheDuration,
        Rule.LimitOutOfRange => Descriptors.LimitOutOfRange,
        Rule.UnknownIndexProperty => Descriptors.UnknownIndexProperty,
        Rule.BadIndex => Descriptors.BadIndex,
        Rule.LanguageVersionTooLow => Descriptors.LanguageVersionTooLow,
        Rule.UnsupportedKindOfType => Descriptors.UnsupportedKindOfType,
        Rule.NoUsableConstructor => Descriptors.NoUsableConstructor,
        Rule.BadConverter => Descriptors.BadConverter,
        Rule.BadJsonContext => Descriptors.BadJsonContext,
        Rule.BadKey => Descriptors.BadKey,
        Rule.BadConcurrencyToken => Descriptors.BadConcurrencyToken,
        Rule.NavigationNotPartial => Descriptors.NavigationNotPartial,
        Rule.ForeignKeyNotFound => Descriptors.ForeignKeyNotFound,
        Rule.AmbiguousRelation => Descriptors.AmbiguousRelation,
        Rule.ForeignKeyTypeMismatch => Descriptors.ForeignKeyTypeMismatch,
        Rule.BadRelation => Descriptors.BadRelation,
        Rule.ViewOfNoEntity => Descriptors.ViewOfNoEntity,
        Rule.ViewColumnUnknown => Descriptors.ViewColumnUnknown,
        Rule.ViewColumnType => Descriptors.ViewColumnType,
        Rule.ContextEntityUnknown => Descriptors.ContextEntityUnknown,
        Rule.ContextPropertyTaken => Descriptors.ContextPropertyTaken,
        Rule.BadContext => Descriptors.BadContext,
        Rule.BadDefaultValue => Descriptors.BadDefaultValue,
        Rule.BadName => Descriptors.BadName,
        Rule.BadDatabaseGenerated => Descriptors.BadDatabaseGenerated,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
