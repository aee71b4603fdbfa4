using SmrtGen;

namespace Quickstart.Model;

/// <summary>The store: a repository for each entity below.</summary>
[SmrtContext]
public sealed partial class ShopDb;
