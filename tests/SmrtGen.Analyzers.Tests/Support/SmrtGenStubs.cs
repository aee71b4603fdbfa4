namespace SmrtGen.Analyzers.Tests.Support;

/// <summary>The parts of the runtime that the rules look at.</summary>
internal static class SmrtGenStubs
{
    public const string Source = """
        #nullable enable
        namespace SmrtGen.CompilerServices
        {
            public enum QueryKind { Single, Many, Batched, Write, WriteMany, Stream, Compose, Commit }

            [AttributeUsage(AttributeTargets.Method)]
            public sealed class QueryMethodAttribute(QueryKind kind) : Attribute
            {
                public QueryKind Kind => kind;
                public bool Bounded { get; set; }
            }
        }

        namespace SmrtGen
        {
            using SmrtGen.CompilerServices;

            [AttributeUsage(AttributeTargets.Class)]
            public sealed class SmrtAttribute : Attribute
            {
                public int MaxDepth { get; set; }
                public int MaxLimit { get; set; }
            }

            [AttributeUsage(AttributeTargets.Class)]
            public sealed class SmrtSmallAttribute : Attribute;

            public readonly struct Column<T>
            {
                public static Predicate operator ==(Column<T> left, T right) => default;
                public static Predicate operator !=(Column<T> left, T right) => default;
                public override bool Equals(object? other) => false;
                public override int GetHashCode() => 0;
                public Predicate In(IEnumerable<T> values) => default;
            }

            public readonly struct Predicate
            {
                public static Predicate operator &(Predicate left, Predicate right) => default;
                public static bool operator true(Predicate p) => false;
                public static bool operator false(Predicate p) => false;
            }

            public readonly struct Query<TEntity, TColumns>
            {
                [QueryMethod(QueryKind.Compose)] public Query<TEntity, TColumns> Where(Func<TColumns, Predicate> filter) => this;
                [QueryMethod(QueryKind.Compose)] public Query<TEntity, TColumns> OrderBy<T>(Func<TColumns, Column<T>> key) => this;
                [QueryMethod(QueryKind.Compose)] public Query<TEntity, TColumns> Include(Func<TEntity, object?> navigation) => this;
                [QueryMethod(QueryKind.Compose)] public Query<TEntity, TColumns> Skip(int count) => this;
                [QueryMethod(QueryKind.Compose, Bounded = true)] public Query<TEntity, TColumns> Take(int count) => this;
                [QueryMethod(QueryKind.Compose, Bounded = true)] public Query<TEntity, TColumns> Unbounded(string reason) => this;
                [QueryMethod(QueryKind.Many)] public Task<List<TEntity>> ToListAsync(CancellationToken cancellationToken = default) => null!;
                [QueryMethod(QueryKind.Single)] public Task<TEntity?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) => null!;
                [QueryMethod(QueryKind.Single)] public Task<int> CountAsync(CancellationToken cancellationToken = default) => null!;
                [QueryMethod(QueryKind.Single)] public Task<bool> AnyAsync(CancellationToken cancellationToken = default) => null!;
            }

            public abstract class Repository<TEntity, TKey, TMapping> where TEntity : class
            {
                [QueryMethod(QueryKind.Single)] public ValueTask<TEntity?> FindAsync(TKey key, CancellationToken cancellationToken = default) => default;
                [QueryMethod(QueryKind.Many, Bounded = true)] public ValueTask<IReadOnlyDictionary<TKey, TEntity>> FindManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default) => default;
                [QueryMethod(QueryKind.Write)] public ValueTask InsertAsync(TEntity entity, CancellationToken cancellationToken = default) => default;
                [QueryMethod(QueryKind.WriteMany)] public ValueTask InsertManyAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default) => default;
            }
        }

        public sealed class ProductColumns
        {
            public SmrtGen.Column<int> Id => default;
            public SmrtGen.Column<int> CategoryId => default;
            public SmrtGen.Column<string> Name => default;
        }

        [SmrtGen.Smrt(MaxLimit = 500, MaxDepth = 2)]
        public class Product
        {
            public int Id { get; set; }
            public int CategoryId { get; set; }
            public string Name { get; set; } = "";
            [SmrtGen.CompilerServices.QueryMethod(SmrtGen.CompilerServices.QueryKind.Batched)]
            public ValueTask<Category?> LoadCategoryAsync(ShopDb db, CancellationToken cancellationToken = default) => default;
        }

        [SmrtGen.Smrt, SmrtGen.SmrtSmall]
        public class Category
        {
            public int Id { get; set; }
        }

        public sealed class CategoryRepository : SmrtGen.Repository<Category, int, object>
        {
            [SmrtGen.CompilerServices.QueryMethod(SmrtGen.CompilerServices.QueryKind.Compose)]
            public SmrtGen.Query<Category, ProductColumns> Where(Func<ProductColumns, SmrtGen.Predicate> filter) => default;
        }

        public sealed class ProductRepository : SmrtGen.Repository<Product, int, object>
        {
            [SmrtGen.CompilerServices.QueryMethod(SmrtGen.CompilerServices.QueryKind.Compose)]
            public SmrtGen.Query<Product, ProductColumns> Where(Func<ProductColumns, SmrtGen.Predicate> filter) => default;
        }

        public sealed class ShopDb
        {
            public ProductRepository Products { get; } = new();
            public CategoryRepository Categories { get; } = new();
        }
        """;
}
