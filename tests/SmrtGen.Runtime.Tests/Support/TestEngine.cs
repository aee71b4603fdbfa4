namespace SmrtGen.Runtime.Tests.Support;

/// <summary>The databases on which every promise of the library holds.</summary>
public enum TestEngine
{
    Sqlite,
    PostgreSql,
}
