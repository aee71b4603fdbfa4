using System;

// The few members of SmrtGen that these samples use, so that they need nothing generated.
namespace SmrtGen
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class SmrtAttribute : Attribute
    {
        public int MaxLimit { get; set; }
    }
}

namespace SmrtGen.CompilerServices
{
    public enum QueryKind { Single, Many, Batched, Write, WriteMany, Stream, Compose, Commit }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class QueryMethodAttribute(QueryKind kind) : Attribute
    {
        public QueryKind Kind => kind;
    }
}

namespace Diagnostics.StandIn
{
    using SmrtGen;
    using SmrtGen.CompilerServices;

    [Smrt(MaxLimit = 500)]
    public class Product;

    public readonly struct Query<TEntity>
    {
        [QueryMethod(QueryKind.Compose)]
        public Query<TEntity> Take(int count) => this;
    }
}
