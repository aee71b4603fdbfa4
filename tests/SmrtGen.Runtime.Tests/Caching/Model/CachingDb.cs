namespace SmrtGen.Runtime.Tests.Caching.Model;

[SmrtContext(typeof(Article), typeof(Country), typeof(Membership), typeof(Reading))]
public sealed partial class CachingDb;
