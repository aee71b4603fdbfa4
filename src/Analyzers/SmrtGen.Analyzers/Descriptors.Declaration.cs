using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace SmrtGen.Analyzers;

internal static partial class Descriptors
{
    private const string Declaration = "SmrtGen.Declaration";

    public static readonly DiagnosticDescriptor NotPartial = Rule(RuleIds.NotPartial, Declaration, Error,
        "Declaration is not partial",
        "'{0}' must be partial, so that the build can add to it",
        "SmrtGen writes the other part of the class, or types that stand beside it in the same containing types. All of them must be declared partial.");

    public static readonly DiagnosticDescriptor NoKey = Rule(RuleIds.NoKey, Declaration, Error,
        "Entity without a key",
        "'{0}' has no key: name a property Id or {0}Id, or mark it with [Key]",
        "Every entity is found, updated and deleted by its key.");

    public static readonly DiagnosticDescriptor UnsupportedType = Rule(RuleIds.UnsupportedType, Declaration, Error,
        "Property of a type that is not stored",
        "'{0}.{1}' has the type '{2}', which no database stores: add [SmrtConverter], [SmrtJson] or [NotMapped]",
        "Numbers, text, times, Guid, bytes, enums, record structs around one of these, and arrays and lists of them are stored as they are. Everything else needs to be told how.");

    public static readonly DiagnosticDescriptor DuplicateTable = Rule(RuleIds.DuplicateTable, Declaration, Error,
        "Two entities with one table",
        "'{0}' and '{1}' are both stored in the table '{2}'",
        "Two entities that write one table overwrite each other's columns. Give one of them another table.");

    public static readonly DiagnosticDescriptor DuplicateColumn = Rule(RuleIds.DuplicateColumn, Declaration, Error,
        "Two properties with one column",
        "'{0}.{1}' and '{0}.{2}' are both stored in the column '{3}'",
        "Databases compare the names of columns without regard to case. Give one of them another name with [Column].");

    public static readonly DiagnosticDescriptor GeneratedNameTaken = Rule(RuleIds.GeneratedNameTaken, Declaration, Error,
        "The name of a generated type is taken",
        "'{0}' needs the name '{1}' for a generated type, but another type has it",
        "For each entity SmrtGen writes types named after it: Mapping, Columns, Repository, Schema and, for a composite key, Key. A partial declaration of the right kind extends them.");

    public static readonly DiagnosticDescriptor BadCacheDuration = Rule(RuleIds.BadCacheDuration, Declaration, Error,
        "Cache duration that is none",
        "Cache of '{0}' is '{1}': write a number and a unit, such as \"500ms\", \"30s\", \"5m\", \"2h\" or \"1d\", up to 365 days",
        "The duration is read when the program is built.");

    public static readonly DiagnosticDescriptor LimitOutOfRange = Rule(RuleIds.LimitOutOfRange, Declaration, Error,
        "Limit out of range",
        "{1} of '{0}' is {2}: it must be between {3} and {4}",
        "MaxDepth, MaxLimit and TimeoutMs bound every read of the entity.");

    public static readonly DiagnosticDescriptor UnknownIndexProperty = Rule(RuleIds.UnknownIndexProperty, Declaration, Error,
        "Index on a property that is no column",
        "The index of '{0}' names '{1}', which is not a column of it",
        "An index lists properties that are stored, by name; Descending lists some of them.");

    public static readonly DiagnosticDescriptor BadIndex = Rule(RuleIds.BadIndex, Declaration, Error,
        "Index that cannot be made",
        "An index of '{0}' cannot be made: {1}",
        "An index has at least one property, each once, of a type that can be compared, and a name of its own.");

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = Rule(RuleIds.LanguageVersionTooLow, Declaration, Error,
        "C# version too low",
        "SmrtGen needs C# 13, this project uses C# {0}: set <LangVersion>13</LangVersion> or a later framework",
        "Navigation properties are partial properties, which C# 13 introduced.");

    public static readonly DiagnosticDescriptor UnsupportedKindOfType = Rule(RuleIds.UnsupportedKindOfType, Declaration, Error,
        "Class that cannot be an entity or a view",
        "'{0}' cannot be read from rows: {1}",
        "Rows become objects of a class or record that code of its assembly can name and create.");

    public static readonly DiagnosticDescriptor NoUsableConstructor = Rule(RuleIds.NoUsableConstructor, Declaration, Error,
        "No constructor that a row can call",
        "No constructor of '{0}' fits: each of its parameters must have the name and the type of a stored property, or it has none",
        "A row calls the constructor without parameters, or the longest one whose parameters are all properties.");

    public static readonly DiagnosticDescriptor BadConverter = Rule(RuleIds.BadConverter, Declaration, Error,
        "Converter that does not fit",
        "'{0}' cannot convert '{1}.{2}': {3}",
        "A converter implements IValueConverter<TModel, TProvider> with public static methods: TModel is the property's type without null, TProvider is a type that is stored as it is.");

    public static readonly DiagnosticDescriptor BadJsonContext = Rule(RuleIds.BadJsonContext, Declaration, Error,
        "Serializer context that does not fit",
        "'{0}' cannot serialize '{1}.{2}': {3}",
        "JSON is written through a source-generated JsonSerializerContext that lists the property's type, so that it works without reflection.");

    public static readonly DiagnosticDescriptor BadKey = Rule(RuleIds.BadKey, Declaration, Error,
        "Property that cannot be a key",
        "'{0}.{1}' cannot be a key: {2}",
        "A key is never null, is compared exactly, and can be set by generated code where it is generated.");

    public static readonly DiagnosticDescriptor BadConcurrencyToken = Rule(RuleIds.BadConcurrencyToken, Declaration, Error,
        "Property that cannot be a concurrency token",
        "'{0}.{1}' cannot be a concurrency token: {2}",
        "An entity has at most one token: an integer that updates count up, or a byte[] or Guid that updates replace.");

    public static readonly DiagnosticDescriptor NavigationNotPartial = Rule(RuleIds.NavigationNotPartial, Declaration, Error,
        "Navigation property that is not partial",
        "'{0}.{1}' refers to an entity: declare it as a partial property, or mark it with [NotMapped]",
        "A navigation property knows whether it was loaded. The build writes that, so the property must be partial.");

    public static readonly DiagnosticDescriptor ForeignKeyNotFound = Rule(RuleIds.ForeignKeyNotFound, Declaration, Error,
        "Relation without a foreign key",
        "No foreign key was found for '{0}.{1}': '{2}' is reached by a property such as '{3}', or by the one that [ForeignKey] names",
        "A relation goes along properties that hold the other side's key: by convention named after the navigation or the class, otherwise by [ForeignKey].");

    public static readonly DiagnosticDescriptor AmbiguousRelation = Rule(RuleIds.AmbiguousRelation, Declaration, Error,
        "Relation that may go along several foreign keys",
        "'{0}.{1}' may go along several relations of '{2}' ({3}): choose one with [InverseProperty] or [ForeignKey]",
        "Several navigations of the other side lead back.");

    public static readonly DiagnosticDescriptor ForeignKeyTypeMismatch = Rule(RuleIds.ForeignKeyTypeMismatch, Declaration, Error,
        "Foreign key of another type than the key",
        "'{0}.{1}' has the type '{2}', but the key '{3}.{4}' that it refers to has '{5}'",
        "Both sides of a relation have the same type; only nullability may differ.");

    public static readonly DiagnosticDescriptor BadRelation = Rule(RuleIds.BadRelation, Declaration, Error,
        "Relation that cannot be",
        "'{0}.{1}' cannot be a relation: {2}",
        "What the attributes of the relation say does not fit its entities.");

    public static readonly DiagnosticDescriptor ViewOfNoEntity = Rule(RuleIds.ViewOfNoEntity, Declaration, Error,
        "View of something that is no entity",
        "'{0}' is a view of '{1}', which has no [Smrt]",
        "A view is a projection of an entity.");

    public static readonly DiagnosticDescriptor ViewColumnUnknown = Rule(RuleIds.ViewColumnUnknown, Declaration, Error,
        "View with a property that its entity lacks",
        "'{0}.{1}' is not a column of '{2}'",
        "The properties of a view are columns of its entity, by name.");

    public static readonly DiagnosticDescriptor ViewColumnType = Rule(RuleIds.ViewColumnType, Declaration, Error,
        "View with a property of another type",
        "'{0}.{1}' has the type '{2}', but '{3}.{4}' has '{5}'",
        "A property of a view has the type of the entity's property, or its nullable form; where the entity's may be null, the view's may be too.");

    public static readonly DiagnosticDescriptor ContextEntityUnknown = Rule(RuleIds.ContextEntityUnknown, Declaration, Error,
        "Context that names something that is no entity",
        "'{0}' names '{1}', which has no [Smrt]",
        "A context holds repositories of entities, from its own assembly or from another one that uses SmrtGen.");

    public static readonly DiagnosticDescriptor ContextPropertyTaken = Rule(RuleIds.ContextPropertyTaken, Declaration, Error,
        "Two repositories with one name",
        "'{0}' cannot have a repository '{1}' for '{2}': the name is taken by {3}",
        "A context names repositories after entities, in the plural. Name the entities of each context so that they differ: [SmrtContext(typeof(Product), …)].");

    public static readonly DiagnosticDescriptor BadContext = Rule(RuleIds.BadContext, Declaration, Error,
        "Class that cannot be a context",
        "'{0}' cannot be a context: {1}",
        "The build derives a context from SmrtContext: it is a partial class without type parameters that its assembly can name and create.");

    public static readonly DiagnosticDescriptor BadDefaultValue = Rule(RuleIds.BadDefaultValue, Declaration, Error,
        "Default value that does not fit its column",
        "The default '{0}' of '{1}.{2}' is not a value of '{3}'",
        "The default is written into the table's DDL as a literal of the column's type.");

    public static readonly DiagnosticDescriptor BadName = Rule(RuleIds.BadName, Declaration, Error,
        "Name that a database refuses",
        "The {0} name '{1}' cannot be used: {2}",
        "Names of tables, columns and indexes are never changed without a word, so those that a database would refuse or cut are errors.");

    public static readonly DiagnosticDescriptor BadDatabaseGenerated = Rule(RuleIds.BadDatabaseGenerated, Declaration, Error,
        "Generated value that cannot come back",
        "'{0}.{1}' cannot be made by the database: {2}",
        "What the database makes comes back into the object, so generated code must be able to set it.");
}
