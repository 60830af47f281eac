using NodaTime;
using Npgsql;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Appending;

/// <summary>Stores one session: one round trip when no projection is concerned, else one transaction around the projections.</summary>
internal sealed class SessionSave(
    StoreContext store, EventSession session, PendingEvents pending, IReadOnlyList<DocumentOperation> documents,
    IReadOnlyList<RedactCommand> redactions)
{
    // A save that lost against others is repeated as it is; its events keep their ids.
    private const int Attempts = 6;

    public async Task<SaveResult> RunAsync(CancellationToken cancellation)
    {
        if (pending.Events.Count == 0 && documents.Count == 0 && redactions.Count == 0 && session.Metadata.CommandId is null)
            return Done(null);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var appended = await SaveAsync(cancellation).ConfigureAwait(false);
                if (appended is not null)
                    store.Signals.Committed(session.TenantId, pending.Streams);
                return Done(appended);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation && e.ConstraintName == store.Commands.PrimaryKey
                && session.Metadata.CommandId is { } command)
            {
                // The first save of this command committed, perhaps while this one waited for it.
                var first = await CommandLookup.FindAsync(store, session.TenantId, command, cancellation).ConfigureAwait(false);
                return first!.ToResult();
            }
            catch (PostgresException e) when (SaveFaults.HasLost(e) && attempt < Attempts)
            {
                await Task.Delay(Random.Shared.Next(5, 5 + (10 << attempt)), cancellation).ConfigureAwait(false);
            }
            catch (PostgresException e) when (SaveFaults.HasLost(e) || SaveFaults.HasEnded(e))
            {
                throw new SaveGivenUpException(e, attempt);
            }
            catch (PostgresException e) when (SaveFaults.IsOurs(e))
            {
                throw await SaveFaults.TranslateAsync(e, store, session.TenantId, pending, documents, cancellation).ConfigureAwait(false);
            }
        }
    }

    private PendingEvent? Only => pending.Events is [var only] ? only : null;

    private Task<Appended?> SaveAsync(CancellationToken cancellation)
    {
        List<IProjection>? projections = null;
        foreach (var projection in store.Projections)
        {
            if (IsConcerned(projection))
                (projections ??= []).Add(projection);
        }

        if (projections is not null)
            return SaveWithAsync(projections, cancellation);
        var nothingElse = documents.Count == 0 && redactions.Count == 0 && session.Metadata.CommandId is null;
        return nothingElse && Only is { } only ? AppendOnlyAsync(only, cancellation) : SaveAloneAsync(cancellation);
    }

    private bool IsConcerned(IProjection projection)
    {
        foreach (var e in pending.Events)
        {
            if (projection.Handles(e.Type.Type))
                return true;
        }

        return false;
    }

    // A statement outside a transaction is one by itself, and so is a batch: one message there, one back, stored together or not at all.
    private async Task<Appended?> AppendOnlyAsync(PendingEvent only, CancellationToken cancellation)
    {
        var call = store.Appends.Take();
        call.Parameters.Fill(session.TenantId, session.Metadata, only, store.Options.Clock?.GetCurrentInstant());
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        call.Command.Connection = connection;
        Appended? appended;
        var reader = await call.Command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellation).ConfigureAwait(false);
            // Its hash is only for projections, and there are none.
            appended = new Appended([reader.GetInt64(0)], Microseconds.FromColumn(reader.GetDateTime(1)), []);
        }

        store.Appends.GiveBack(call);
        return appended;
    }

    private async Task<Appended?> SaveAloneAsync(CancellationToken cancellation)
    {
        var batch = store.Database.CreateBatch();
        await using var _ = batch.ConfigureAwait(false);
        Fill(batch);
        return await ExecuteAsync(batch, cancellation).ConfigureAwait(false);
    }

    private async Task<Appended?> SaveWithAsync(List<IProjection> projections, CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);

        var batch = connection.CreateBatch();
        await using var ___ = batch.ConfigureAwait(false);
        Fill(batch);
        var appended = await ExecuteAsync(batch, cancellation).ConfigureAwait(false);

        var changes = new ProjectionSession(store, connection, session.TenantId, alone: false);
        var slices = Slices(appended!).ToList();
        foreach (var projection in projections)
        {
            foreach (var slice in slices)
            {
                changes.CurrentStream = slice.StreamId;
                await projection.ApplyAsync(changes, slice, cancellation).ConfigureAwait(false);
            }
        }

        await changes.FlushAsync(cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        return appended;
    }

    // Whatever may refuse comes before the append, which draws the positions: a refusal leaves no gap behind.
    private void Fill(NpgsqlBatch batch)
    {
        if (session.Metadata.CommandId is { } id)
            batch.BatchCommands.Add(Handled(id).ToCommand(session.TenantId));
        foreach (var document in documents)
            batch.BatchCommands.Add(document.ToCommand(session.TenantId));
        var now = store.Options.Clock?.GetCurrentInstant();
        foreach (var redaction in redactions)
            batch.BatchCommands.Add(redaction.ToCommand(store.Sealing.Redact, session.TenantId, session.Metadata.Actor, now));
        if (Only is { } only)
        {
            var command = new NpgsqlBatchCommand(store.Appends.Sql);
            new AppendOne(command.Parameters).Fill(session.TenantId, session.Metadata, only, now);
            batch.BatchCommands.Add(command);
        }
        else if (pending.Events.Count > 0)
        {
            batch.BatchCommands.Add(AppendCommand.Create(store.AppendSql, session.TenantId, session.Metadata, pending, now));
        }
    }

    private DocumentOperation Handled(Guid command)
    {
        var record = new HandledCommand { Id = command, Streams = Reached(), Result = session.Result, Actor = session.Metadata.Actor };
        return DocumentOperation.Write(store.Commands, record, DocumentOperation.Kind.Insert, revision: null, store.Json);
    }

    private static async Task<Appended?> ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        Appended? appended = null;
        do
        {
            if (reader.FieldCount != 3)
                continue;
            var one = reader.GetName(0) == AppendOne.PositionColumn;
            if ((one || reader.GetName(0) == AppendCommand.PositionsColumn) && await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                appended = new Appended(
                    one ? [reader.GetInt64(0)] : reader.GetFieldValue<long[]>(0),
                    Microseconds.FromColumn(reader.GetDateTime(1)),
                    one ? [reader.GetString(2)] : reader.GetFieldValue<string[]>(2));
            }
        }
        while (await reader.NextResultAsync(cancellation).ConfigureAwait(false));
        return appended;
    }

    // In the order of the positions, as a rebuild will see them.
    private IEnumerable<StreamSlice> Slices(Appended appended)
    {
        var headers = session.Metadata.AllHeaders();
        var run = new List<StoredEvent>();
        for (var i = 0; i < pending.Events.Count; i++)
        {
            var e = pending.Events[i];
            if (run.Count > 0 && run[^1].StreamId != e.Stream.Id)
            {
                yield return new StreamSlice(session.TenantId, run[^1].StreamId, run);
                run = [];
            }

            run.Add(new StoredEvent
            {
                EventId = e.Id,
                TenantId = session.TenantId,
                StreamId = e.Stream.Id,
                Version = e.Version,
                Position = appended.Positions[i],
                // Read back from its JSON: a projection gets what a rebuild will get, not what was lost on the way.
                Data = store.Serializer.Read(e.Type.Alias, e.Type.DotNetName, e.Body, binary: false),
                Alias = e.Type.Alias,
                Timestamp = appended.RecordedAt,
                CorrelationId = session.Metadata.CorrelationId,
                CausationId = session.Metadata.CausationId,
                Actor = session.Metadata.Actor,
                Headers = headers,
                Hash = appended.Hashes[i],
            });
        }

        yield return new StreamSlice(session.TenantId, run[^1].StreamId, run);
    }

    private List<StreamVersion> Reached() => pending.Streams.ConvertAll(stream => new StreamVersion(stream.Id, stream.Reached, stream.Count));

    private SaveResult Done(Appended? appended) => new()
    {
        Repeated = false,
        Streams = Reached(),
        Result = session.Result,
        RecordedAt = appended?.RecordedAt,
        Positions = appended?.Positions ?? [],
    };

    private sealed record Appended(long[] Positions, Instant RecordedAt, string[] Hashes);
}
