using Marten;
using NodaTime;
using Timeline.Api.Host.Commands;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Incidents;
using Timeline.Api.Metrics.Reports;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Catalogue;

/// <summary>What a decision is given besides the catalogue: the command's id, from which new ids are derived, the time, and the people that the input names.</summary>
internal sealed record CatalogueContext(Guid Id, Instant Now, IReadOnlyDictionary<Guid, Person> People)
{
    /// <summary>Of a command that names no people.</summary>
    public CatalogueContext(Guid id, Instant now)
        : this(id, now, new Dictionary<Guid, Person>())
    {
    }
}

/// <summary>What the input of every command on the catalogue has.</summary>
internal interface ICatalogueInput
{
    /// <summary>The client's id of the command. Null: the server makes one.</summary>
    Guid? CommandId { get; }

    /// <summary>The people that it names.</summary>
    IEnumerable<Guid> People => [];
}

/// <summary>Reads the catalogue, decides, appends; decides again when another node was faster. Commands of this node wait for each other.</summary>
internal sealed class CatalogueDecider(IDocumentStore store, StreamGates gates, CatalogueRecords records, TimelineMetrics metrics, CurrentActor actor, IClock clock)
{
    // The first try goes by what is known; from the second on the stream is held while it is read, so that nobody is faster again.
    private const int MostAttempts = 100;

    /// <param name="field">The mutation.</param>
    /// <param name="input">Names the command.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="GraphQLException">FORBIDDEN: the catalogue is kept by managers.</exception>
    public async Task<CatalogueOutcome> HandleAsync(
        FieldContext field, ICatalogueInput input, Func<CatalogueRecord, CatalogueContext, Decision<CatalogueEvent>> decide, CancellationToken cancellation)
    {
        actor.Require(Permission.Manage);
        var sent = await SentCommand.ReadAsync(field, input.CommandId, cancellation);
        var (metadata, stream) = (IncidentDecider.Metadata(sent.Id, actor, source: null), CatalogueRecords.StreamOf(Tenants.Only));
        using var turn = await gates.EnterAsync(stream, cancellation);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var session = metadata.OpenSession(store, Tenants.Only);
            if (attempt > 1)
                await session.HoldStreamAsync(stream, cancellation);

            var (repeated, reused) = await sent.LookAsync(session, stream, cancellation);
            if (reused is not null)
                return new(sent.Id, null, reused);
            var catalogue = await records.ReadAsync(session, cancellation);
            if (repeated is not null)
                return new(sent.Id, catalogue, null);

            var decision = Decide(catalogue, new(sent.Id, clock.GetCurrentInstant(), await PeopleAsync(session, input, cancellation)), decide);
            if (decision.Rejection is { } rejection)
                return new(sent.Id, null, rejection);
            if (decision.IsNothing)
                return new(sent.Id, catalogue, null);

            var reached = catalogue.Version + decision.Events.Count;
            session.Events.Append(stream, reached, [.. decision.Events]);
            // Whatever changes who is promised what may move what is due in any incident.
            session.Store(PromisedAnewWork.Look(stream, clock.GetCurrentInstant()));
            session.Store(ServiceReportsWork.Look(stream, clock.GetCurrentInstant()));
            session.Insert(sent.Handled(actor, new StreamVersion(stream, reached, decision.Events.Count)));
            var saved = await session.TrySaveAsync(cancellation);
            if (saved == SaveOutcome.Saved)
                return new(sent.Id, await records.ReadAsync(session, cancellation), null);
            if (saved == SaveOutcome.Overtaken)
                metrics.Conflicted();
        }

        throw new TimeoutException($"The catalogue was appended to by others {MostAttempts} times while a command tried to. Nothing was stored.");
    }

    private static async Task<IReadOnlyDictionary<Guid, Person>> PeopleAsync(IQuerySession session, ICatalogueInput input, CancellationToken cancellation)
    {
        var ids = input.People.Distinct().ToArray();
        return ids.Length == 0 ? new Dictionary<Guid, Person>() : (await session.LoadManyAsync<Person>(cancellation, ids)).ToDictionary(person => person.Id);
    }

    private static Decision<CatalogueEvent> Decide(
        CatalogueRecord catalogue, CatalogueContext command, Func<CatalogueRecord, CatalogueContext, Decision<CatalogueEvent>> decide)
    {
        try
        {
            return decide(catalogue, command);
        }
        catch (RejectedException refused)
        {
            return refused.Rejection;
        }
    }
}
