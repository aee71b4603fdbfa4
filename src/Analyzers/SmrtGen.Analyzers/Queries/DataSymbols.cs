using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

/// <summary>The types of the four data APIs as one compilation knows them.</summary>
internal sealed class DataSymbols(Compilation compilation)
{
    public INamedTypeSymbol? DbContext { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.DbContext");

    public INamedTypeSymbol? DbSet { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.DbSet`1");

    public INamedTypeSymbol? EfQueryable { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions");

    public INamedTypeSymbol? EfRelationalQueryable { get; } = Find(compilation,
        "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions");

    public INamedTypeSymbol? EfRelationalDatabase { get; } = Find(compilation,
        "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions");

    public INamedTypeSymbol? EfDatabase { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade");

    public INamedTypeSymbol? EfTransaction { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction");

    public INamedTypeSymbol? EfNavigationEntry { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.ChangeTracking.NavigationEntry");

    public INamedTypeSymbol? EfEntityEntry { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry");

    public INamedTypeSymbol? EfFunctions { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.EF");

    public INamedTypeSymbol? EfMigration { get; } = Find(compilation, "Microsoft.EntityFrameworkCore.Migrations.Migration");

    public INamedTypeSymbol? Queryable { get; } = Find(compilation, "System.Linq.Queryable");

    public INamedTypeSymbol? Enumerable { get; } = Find(compilation, "System.Linq.Enumerable");

    public INamedTypeSymbol? AsyncEnumerable { get; } = Find(compilation, "System.Linq.AsyncEnumerable");

    public INamedTypeSymbol? IQueryable { get; } = Find(compilation, "System.Linq.IQueryable");

    public INamedTypeSymbol? Expression { get; } = Find(compilation, "System.Linq.Expressions.Expression`1");

    public INamedTypeSymbol? SqlMapper { get; } = Find(compilation, "Dapper.SqlMapper");

    public INamedTypeSymbol? DapperContrib { get; } = Find(compilation, "Dapper.Contrib.Extensions.SqlMapperExtensions");

    public INamedTypeSymbol? DbCommand { get; } = Find(compilation, "System.Data.Common.DbCommand");

    public INamedTypeSymbol? IDbCommand { get; } = Find(compilation, "System.Data.IDbCommand");

    public INamedTypeSymbol? IDbConnection { get; } = Find(compilation, "System.Data.IDbConnection");

    public INamedTypeSymbol? IDbTransaction { get; } = Find(compilation, "System.Data.IDbTransaction");

    public INamedTypeSymbol? DbDataAdapter { get; } = Find(compilation, "System.Data.Common.DbDataAdapter");

    public INamedTypeSymbol? IDataReader { get; } = Find(compilation, "System.Data.IDataReader");

    public INamedTypeSymbol? UserManager { get; } = Find(compilation, "Microsoft.AspNetCore.Identity.UserManager`1");

    public INamedTypeSymbol? RoleManager { get; } = Find(compilation, "Microsoft.AspNetCore.Identity.RoleManager`1");

    public INamedTypeSymbol? QueryMethodAttribute { get; } = Find(compilation, "SmrtGen.CompilerServices.QueryMethodAttribute");

    public INamedTypeSymbol? CancellationToken { get; } = Find(compilation, "System.Threading.CancellationToken");

    /// <summary>Whether every driver that the compilation knows speaks to a database with a <c>LIMIT</c> clause.</summary>
    public bool AllKnowLimit { get; } = Knows(compilation, "Npgsql.NpgsqlConnection", "Microsoft.Data.Sqlite.SqliteConnection",
            "System.Data.SQLite.SQLiteConnection", "MySqlConnector.MySqlConnection", "MySql.Data.MySqlClient.MySqlConnection")
        && !Knows(compilation, "Microsoft.Data.SqlClient.SqlConnection", "System.Data.SqlClient.SqlConnection",
            "Oracle.ManagedDataAccess.Client.OracleConnection", "FirebirdSql.Data.FirebirdClient.FbConnection", "System.Data.Odbc.OdbcConnection",
            "System.Data.OleDb.OleDbConnection");

    public bool HasEntityFramework => DbContext is not null && DbSet is not null;

    /// <summary>Whether anything in the compilation can run SQL text that reads rows.</summary>
    public bool HasSql => SqlMapper is not null || DbCommand is not null || IDbCommand is not null;

    /// <summary>Whether the member is an operator of LINQ that runs in memory.</summary>
    public bool IsInMemory(IMethodSymbol method) => method.IsIn(Enumerable) || method.IsIn(AsyncEnumerable);

    public bool IsCommand(ITypeSymbol? type) => type is not null && IDbCommand is not null && type.Is(IDbCommand);

    public bool IsQueryable(ITypeSymbol? type) => type is not null && IQueryable is not null && type.Is(IQueryable);

    public bool IsDbSet(ITypeSymbol? type) => DbSet is not null && type is not null && type.DerivesFrom(DbSet);

    public bool IsDbContext(ITypeSymbol? type) => DbContext is not null && type is not null && type.DerivesFrom(DbContext);

    public bool IsExpressionTree(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Expression);

    private static bool Knows(Compilation compilation, params string[] types) => types.Any(type => Find(compilation, type) is not null);

    private static INamedTypeSymbol? Find(Compilation compilation, string name)
    {
        // The single-answer look-up gives nothing when two references declare the type, as forks and shims do.
        ImmutableArray<INamedTypeSymbol> all = compilation.GetTypesByMetadataName(name);
        return all.IsEmpty ? null : all[0];
    }
}
