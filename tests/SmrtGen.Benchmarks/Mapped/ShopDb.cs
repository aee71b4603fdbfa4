namespace SmrtGen.Benchmarks.Mapped;

[SmrtContext]
public sealed partial class ShopDb;
