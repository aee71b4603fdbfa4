namespace SmrtGen.Generator.Model;

/// <summary>An entity as others refer to it.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Type">The class, fully qualified.</param>
/// <param name="GeneratedPrefix">What the names of its generated types begin with, fully qualified: <c>global::Shop.Product</c>.</param>
/// <param name="KeyType">The key's C# type, fully qualified.</param>
/// <param name="Table">The table.</param>
internal sealed record EntityReference(string Name, string Type, string GeneratedPrefix, string KeyType, TableName Table);
