using System.ComponentModel.DataAnnotations;

namespace SmrtGen.Runtime.Tests.Caching.Model;

/// <summary>Cannot change: all callers get the same object.</summary>
[Smrt(Cache = "1h")]
[SmrtIndex(nameof(Name), IsUnique = true)]
public sealed partial record Country([property: Key] string Code, string Name, DateOnly? Founded);
