namespace SmrtGen.Runtime.Tests.Caching.Model;

[SmrtContext(typeof(Article), typeof(Country), typeof(Membership), typeof(Badge), typeof(Reading), typeof(Author), typeof(Poem))]
public sealed partial class CachingDb;
