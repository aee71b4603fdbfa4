using System.Data.Common;

namespace SmrtGen.CompilerServices;

/// <summary>Several statements of a session that were sent together before, with the writers of their parameters.</summary>
internal sealed class SessionBatch(DbBatch batch, string[] texts, ParameterWriter[] parameters)
{
    private bool _isPrepared;
    private bool _wasUsed;

    public DbBatch Batch { get; } = batch;

    public ParameterWriter[] Parameters { get; } = parameters;

    public static SessionBatch Create(DatabaseSession session, string[] texts)
    {
        DbBatch batch = session.Connection.CreateBatch();
        ParameterWriter[] parameters = new ParameterWriter[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            DbBatchCommand command = batch.CreateBatchCommand();
            command.CommandText = texts[i];
            parameters[i] = session.Database.CreateParameterWriter(command.Parameters, command.CreateParameter);
            batch.BatchCommands.Add(command);
        }

        return new SessionBatch(batch, texts, parameters);
    }

    /// <summary>Texts are constants or come from the plan cache, so that the reference tells them apart.</summary>
    public bool Has(string[] others)
    {
        if (others.Length != texts.Length)
            return false;
        for (int i = 0; i < texts.Length; i++)
        {
            if (!ReferenceEquals(texts[i], others[i]))
                return false;
        }

        return true;
    }

    /// <summary>Prepares at the second use, so that a batch that is sent once costs one round trip; one of many statements pays it back at once.</summary>
    public ValueTask MakeReadyAsync(bool isKept, CancellationToken cancellationToken)
    {
        if (_isPrepared || (isKept && !_wasUsed))
        {
            _wasUsed = true;
            return default;
        }

        _isPrepared = true;
        return new(Batch.PrepareAsync(cancellationToken));
    }
}
