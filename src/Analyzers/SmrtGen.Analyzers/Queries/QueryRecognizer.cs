using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmrtGen.Analyzers.Queries;

/// <summary>Says whether an operation is a round trip, and what it does; by symbol, for all four APIs.</summary>
internal sealed class QueryRecognizer
{
    private readonly DataSymbols _symbols;
    private readonly SmrtGenCalls _smrtGen;
    private readonly EntityFrameworkCalls _entityFramework;
    private readonly CompiledQueryCalls _compiled;
    private readonly IdentityCalls _identity;
    private readonly RepositoryCalls _repositories;
    private readonly DapperCalls _dapper;
    private readonly AdoNetCalls _adoNet;
    private readonly MicroOrmCalls _microOrm;

    public QueryRecognizer(DataSymbols symbols, QueryChainReader chains, MethodBodies bodies)
    {
        _symbols = symbols;
        _smrtGen = new SmrtGenCalls(symbols);
        _entityFramework = new EntityFrameworkCalls(symbols, chains, bodies.Types);
        _compiled = new CompiledQueryCalls(symbols, bodies);
        _identity = new IdentityCalls(symbols);
        _repositories = new RepositoryCalls(symbols);
        _dapper = new DapperCalls(symbols);
        _adoNet = new AdoNetCalls(symbols);
        _microOrm = new MicroOrmCalls(symbols);
    }

    /// <summary>The round trip; null for what is part of an expression tree, which only becomes text of another query.</summary>
    public QueryCall? Recognize(IOperation operation) =>
        Match(operation) is { } call && !IsInExpressionTree(operation) ? call : null;

    private bool IsInExpressionTree(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation && _symbols.IsExpressionTree(current.Parent?.Type))
                return true;
        }

        return false;
    }

    private QueryCall? Match(IOperation operation) => operation switch
    {
        IInvocationOperation call =>
            _smrtGen.Recognize(call) ?? _entityFramework.Recognize(call) ?? _dapper.Recognize(call) ?? _adoNet.Recognize(call)
                ?? _compiled.Recognize(call) ?? _identity.Recognize(call) ?? _repositories.Recognize(call) ?? _microOrm.Recognize(call),
        IForEachLoopOperation loop => _entityFramework.RecognizeEnumeration(loop.Collection),
        ISpreadOperation spread => _entityFramework.RecognizeEnumeration(spread.Operand),
        IArgumentOperation argument => _entityFramework.RecognizeArgument(argument),
        _ => null,
    };
}
