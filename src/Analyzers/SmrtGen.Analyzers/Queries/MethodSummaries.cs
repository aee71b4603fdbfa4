using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

/// <summary>
/// What a call costs, through any number of members. When first asked for a member, everything that it reaches and that is not known yet
/// is read once and solved together; cycles need no care that way, and what was read can be dropped.
/// </summary>
internal sealed class MethodSummaries(MethodBodies bodies, BodyFactsReader facts)
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodEffects> _known = new(SymbolEqualityComparer.Default);
    private readonly object _gate = new();

    public MethodEffects Of(CallEdge edge)
    {
        ImmutableArray<IMethodSymbol> targets = bodies.Targets(edge);
        if (!targets.All(_known.ContainsKey))
        {
            // Several rules ask at once; the second one finds the answer of the first.
            lock (_gate)
                Solve(targets);
        }

        return Combine(targets, target => _known[target]);
    }

    public MethodEffects OfBody(IOperation body)
    {
        MethodEffects effects = MethodEffects.None;
        BodyFacts read = facts.Read(body);
        foreach (CallSite site in read.Sites)
            effects = effects.Or(site.Query is { } call ? site.Guard(MethodEffects.Of(call)) : site.Guard(Of(site.Edge)));
        return effects;
    }

    private void Solve(ImmutableArray<IMethodSymbol> roots)
    {
        Dictionary<IMethodSymbol, BodyFacts> region = Read(roots, out Dictionary<IMethodSymbol, List<IMethodSymbol>> callers);
        Dictionary<IMethodSymbol, MethodEffects> effects = new(SymbolEqualityComparer.Default);
        var open = new Queue<IMethodSymbol>(region.Keys);
        HashSet<IMethodSymbol> queued = new(region.Keys, SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            IMethodSymbol method = open.Dequeue();
            queued.Remove(method);
            MethodEffects now = Evaluate(method, region[method], effects);
            effects.TryGetValue(method, out MethodEffects? before);
            if (!now.Exceeds(before ?? MethodEffects.None))
                continue;
            effects[method] = now;
            if (!callers.TryGetValue(method, out List<IMethodSymbol>? waiting))
                continue;
            foreach (IMethodSymbol caller in waiting)
            {
                if (queued.Add(caller))
                    open.Enqueue(caller);
            }
        }

        foreach (IMethodSymbol method in region.Keys)
            _known.TryAdd(method, effects.TryGetValue(method, out MethodEffects? found) ? found : MethodEffects.None);
    }

    /// <summary>Every member that the roots reach and that is not known yet.</summary>
    private Dictionary<IMethodSymbol, BodyFacts> Read(
        ImmutableArray<IMethodSymbol> roots, out Dictionary<IMethodSymbol, List<IMethodSymbol>> callers)
    {
        Dictionary<IMethodSymbol, BodyFacts> region = new(SymbolEqualityComparer.Default);
        callers = new Dictionary<IMethodSymbol, List<IMethodSymbol>>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>(roots);
        while (open.Count > 0)
        {
            IMethodSymbol method = open.Pop();
            if (_known.ContainsKey(method) || region.ContainsKey(method))
                continue;
            BodyFacts read = bodies.Body(method) is { } body ? facts.Read(body) : BodyFacts.None;
            region.Add(method, read);
            foreach (CallSite site in read.Sites)
            {
                if (site.Query is not null)
                    continue;
                foreach (IMethodSymbol target in bodies.Targets(site.Edge))
                {
                    if (!callers.TryGetValue(target, out List<IMethodSymbol>? list))
                        callers.Add(target, list = []);
                    list.Add(method);
                    open.Push(target);
                }
            }
        }

        return region;
    }

    private MethodEffects Evaluate(IMethodSymbol method, BodyFacts body, Dictionary<IMethodSymbol, MethodEffects> effects)
    {
        MethodEffects result = MethodEffects.None;
        foreach (CallSite site in body.Sites)
        {
            MethodEffects cost = site.Query is { } call
                ? MethodEffects.Of(call)
                : Combine(Others(bodies.Targets(site.Edge), method), target => Current(target, effects));
            result = result.Or(site.Guard(cost));
            if (result.IsFull)
                break;
        }

        return result;
    }

    /// <summary>An implementation that calls its own contract decorates another one.</summary>
    private static ImmutableArray<IMethodSymbol> Others(ImmutableArray<IMethodSymbol> targets, IMethodSymbol method) =>
        targets.Length > 1 ? targets.RemoveAll(target => SymbolEqualityComparer.Default.Equals(target, method)) : targets;

    private MethodEffects Current(IMethodSymbol method, Dictionary<IMethodSymbol, MethodEffects> effects) =>
        _known.TryGetValue(method, out MethodEffects? known) || effects.TryGetValue(method, out known) ? known : MethodEffects.None;

    /// <summary>What all targets have in common.</summary>
    private static MethodEffects Combine(ImmutableArray<IMethodSymbol> targets, Func<IMethodSymbol, MethodEffects> effectsOf)
    {
        MethodEffects? common = null;
        foreach (IMethodSymbol target in targets)
        {
            MethodEffects each = effectsOf(target);
            if (each.IsNone)
                return each;
            each = each.Through(Name(target));
            common = common?.And(each) ?? each;
        }

        return common ?? MethodEffects.None;
    }

    private static string Name(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.LocalFunction => method.Name,
        MethodKind.Constructor => "new " + method.ContainingType.Name,
        MethodKind.PropertyGet => method.ContainingType.Name + "." + method.AssociatedSymbol?.Name,
        _ => method.ContainingType.Name + "." + method.Name,
    };
}
