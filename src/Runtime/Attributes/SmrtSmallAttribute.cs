namespace SmrtGen;

/// <summary>Says that an entity's table stays small (a list of countries, of tax rates), so that the analyzers do not ask for a bound.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SmrtSmallAttribute : Attribute;
