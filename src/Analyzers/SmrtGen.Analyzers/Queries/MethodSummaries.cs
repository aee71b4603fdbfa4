using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmrtGen.Analyzers.Queries;

/// <summary>What a call costs, through any number of members; worked out when first asked, once for each member.</summary>
internal sealed class MethodSummaries(MethodBodies bodies, BodyFactsReader facts)
{
    private const int MaxVisits = 4_000;

    private readonly MethodBodies _bodies = bodies;
    private readonly ConcurrentDictionary<IMethodSymbol, MethodEffects> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, BodyFacts> _facts = new(SymbolEqualityComparer.Default);

    public MethodEffects Of(CallEdge edge) => new Walk(this).OfEdge(edge, depth: 0, out _);

    public MethodEffects OfBody(IOperation body) => new Walk(this).OfFacts(facts.Read(body), depth: 1, out _);

    private BodyFacts Facts(IMethodSymbol method) =>
        _facts.GetOrAdd(method, m => _bodies.Body(m) is { } body ? facts.Read(body) : new BodyFacts());

    /// <summary>One search. Results inside a cycle are only good for the search that found them; the others are kept.</summary>
    private sealed class Walk(MethodSummaries owner)
    {
        private readonly Dictionary<IMethodSymbol, int> _active = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<IMethodSymbol, MethodEffects> _provisional = new(SymbolEqualityComparer.Default);
        private int _visits;

        public MethodEffects OfEdge(CallEdge edge, int depth, out int lowest)
        {
            lowest = int.MaxValue;
            ImmutableArray<IMethodSymbol> targets = owner._bodies.Targets(edge.Method, edge.Receiver);
            MethodEffects? effects = null;
            foreach (IMethodSymbol target in targets)
            {
                MethodEffects each = OfMethod(target, depth, out int low).Through(Name(target));
                lowest = Math.Min(lowest, low);
                effects = effects?.And(each) ?? each;
                if (effects.IsNone)
                    break;
            }

            return effects ?? MethodEffects.None;
        }

        private MethodEffects OfMethod(IMethodSymbol method, int depth, out int lowest)
        {
            lowest = int.MaxValue;
            if (owner._known.TryGetValue(method, out MethodEffects? known))
                return known;
            if (_provisional.TryGetValue(method, out known))
            {
                lowest = 0;
                return known;
            }

            if (_active.TryGetValue(method, out lowest))
                return MethodEffects.None;
            if (++_visits > MaxVisits)
            {
                lowest = 0;
                return MethodEffects.None;
            }

            _active.Add(method, depth);
            MethodEffects effects = OfFacts(owner.Facts(method), depth + 1, out lowest);
            _active.Remove(method);
            if (lowest >= depth)
            {
                lowest = int.MaxValue;
                owner._known.TryAdd(method, effects);
            }
            else
                _provisional[method] = effects;

            return effects;
        }

        public MethodEffects OfFacts(BodyFacts facts, int depth, out int lowest)
        {
            lowest = int.MaxValue;
            MethodEffects effects = MethodEffects.None;
            foreach ((QueryCall call, int conditions) in facts.Calls)
                effects = effects.Or(MethodEffects.Of(call).Under(conditions));
            foreach ((CallEdge edge, int conditions) in facts.Edges)
            {
                if (effects.IsFull)
                    break;
                effects = effects.Or(OfEdge(edge, depth, out int low).Under(conditions));
                lowest = Math.Min(lowest, low);
            }

            return effects;
        }

        private static string Name(IMethodSymbol method) => method.MethodKind switch
        {
            MethodKind.LocalFunction => method.Name,
            MethodKind.Constructor => "new " + method.ContainingType.Name,
            MethodKind.PropertyGet => method.ContainingType.Name + "." + method.AssociatedSymbol?.Name,
            _ => method.ContainingType.Name + "." + method.Name,
        };
    }
}
