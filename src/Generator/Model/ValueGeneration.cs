namespace SmrtGen.Generator.Model;

/// <summary>Who makes a column's value.</summary>
internal enum ValueGeneration
{
    /// <summary>The program.</summary>
    None,

    /// <summary>The database, when a row is inserted.</summary>
    OnInsert,

    /// <summary>The database, whenever a row is written.</summary>
    Always,

    /// <summary>Generated code, when a key is unset.</summary>
    OnClient,
}
