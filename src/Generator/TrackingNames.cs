namespace SmrtGen.Generator;

/// <summary>The names of the pipeline's steps, as tests ask for them.</summary>
internal static class TrackingNames
{
    public const string Entities = nameof(Entities);
    public const string Contexts = nameof(Contexts);
    public const string Views = nameof(Views);
    public const string Facts = nameof(Facts);
    public const string Registration = nameof(Registration);
    public const string ContextNames = nameof(ContextNames);
    public const string ResolvedContexts = nameof(ResolvedContexts);

    public static IReadOnlyList<string> All { get; } = [Entities, Contexts, Views, Facts, Registration, ContextNames, ResolvedContexts];
}
