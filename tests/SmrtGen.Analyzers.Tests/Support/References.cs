using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>The framework, every package the test project references, and operators of somebody else.</summary>
internal static class References
{
    private const string ForeignOperators = """
        using System.Collections.Generic;
        using System.Data;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading;
        using System.Threading.Tasks;
        public static class ForeignOperators
        {
            public static IQueryable<T> Decompiled<T>(this IQueryable<T> query) => query;
            public static IQueryable<T> Sieved<T>(this IQueryable<T> query, object by) => query;
            public static T SingleById<T>(this IDbConnection connection, object id) => default;
            public static List<T> ToList<T>(this IDbCommand command) => default;
            public static IDataReader QueryReader(this IDbConnection connection, string sql, params object[] values) => default;
            public static int Query(this IDbConnection connection, string sql, params object[] values) => 0;
            public static void Limit(this IDbCommand command, int rows) { }
            public static void Insert<T>(this IDbConnection connection, T row) { }
        }
        public class ForeignRow
        {
            public void Update(Microsoft.EntityFrameworkCore.DbContext context) { }
            public void Touch() { }
        }
        namespace Ardalis.Specification
        {
            public interface ISpecification<T> { }
            public interface IReadRepositoryBase<T> where T : class
            {
                Task<T> GetByIdAsync<TId>(TId id, CancellationToken token = default);
                Task<List<T>> ListAsync(CancellationToken token = default);
                Task<List<T>> ListAsync(ISpecification<T> specification, CancellationToken token = default);
            }
            public interface IRepositoryBase<T> : IReadRepositoryBase<T> where T : class
            {
                Task<T> AddAsync(T entity, CancellationToken token = default);
                Task<int> SaveChangesAsync(CancellationToken token = default);
            }
        }
        namespace Volo.Abp.Domain.Repositories
        {
            public interface IRepository<T, TKey>
            {
                Task<T> GetAsync(TKey id, bool includeDetails = true, CancellationToken token = default);
                Task<List<T>> GetListAsync(bool includeDetails = false, CancellationToken token = default);
                Task<List<T>> GetListAsync(Expression<System.Func<T, bool>> filter, bool includeDetails = false, CancellationToken token = default);
                Task<T> InsertAsync(T entity, bool autoSave = false, CancellationToken token = default);
            }
        }
        """;

    private static readonly ImmutableArray<MetadataReference> s_packages =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.OrdinalIgnoreCase))
            .Where(static path => !Path.GetFileName(path).StartsWith("SmrtGen", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static ImmutableArray<MetadataReference> All { get; } = s_packages.Add(Compile(ForeignOperators));

    private static PortableExecutableReference Compile(string source)
    {
        using MemoryStream image = new();
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Foreign", [CSharpSyntaxTree.ParseText(source)], s_packages, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
