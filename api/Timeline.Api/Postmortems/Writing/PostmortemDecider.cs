using Marten;
using NodaTime;
using Timeline.Api.Host.Commands;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Published;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;
using Timeline.Storage.Following;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>What the input of every command on a postmortem has.</summary>
internal interface IPostmortemInput
{
    /// <summary>The client's id of the command. Null: the server makes one.</summary>
    Guid? CommandId => null;

    /// <summary>The incident's id or key, as the client gave it.</summary>
    string IncidentId { get; }

    /// <summary>The postmortem's version that the client saw, when the command must not apply to a later one.</summary>
    long? ExpectedVersion => null;
}

/// <summary>
/// Decides on a postmortem, appends, and changes who holds which section. Commands on one postmortem wait for each other, on every node: the stream is held
/// from before anything is read. One that loses no words needs no retry.
/// </summary>
internal sealed class PostmortemDecider(
    IDocumentStore store, StreamGates gates, IncidentReader incidents, PostmortemRecords postmortems, NamedPeople people, CommitSignals signals, CurrentActor actor, IClock clock)
{
    // A stream that does not exist yet cannot be held: then somebody drafts it meanwhile.
    private const int MostAttempts = 10;

    /// <param name="field">The mutation.</param>
    /// <param name="input">Names the incident, and the command.</param>
    /// <param name="permission">What it asks of the actor.</param>
    /// <param name="decide">Decides in a turn; changes nothing else, since it may be called again.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="GraphQLException">FORBIDDEN, or CONFLICT when the postmortem is not at the version that the client saw.</exception>
    public async Task<PostmortemOutcome> HandleAsync(
        FieldContext field, IPostmortemInput input, Permission permission, Func<PostmortemTurn, CancellationToken, ValueTask> decide, CancellationToken cancellation)
    {
        actor.Require(permission);
        var sent = await SentCommand.ReadAsync(field, input.CommandId, cancellation);
        var now = clock.GetCurrentInstant();
        if (await incidents.FindAsync(actor, input.IncidentId, asKnownAt: null, cancellation) is not { } incident)
            return new(sent.Id, now, null, await ReusedAsync(sent, cancellation) ?? Ids.IncidentNotFound(input.IncidentId));

        var (stream, by) = (PostmortemReader.StreamOf(incident.Id), await people.OfAsync(actor, cancellation));
        using var gate = await gates.EnterAsync(stream, cancellation);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var session = IncidentDecider.Metadata(sent.Id, actor, source: null).OpenSession(store, Tenants.Only);
            await session.HoldStreamAsync(stream, cancellation);
            var (repeated, reused) = await sent.LookAsync(session, stream, cancellation);
            if (reused is not null)
                return new(sent.Id, now, null, reused);
            var stored = await postmortems.FetchAsync(session, incident.Id, version: 0, cancellation);
            var drafts = await session.DraftsOfAsync(stream, cancellation);
            var turn = new PostmortemTurn(sent.Id, now, by, actor, incident, postmortems.Fold(stored), stored, drafts);
            if (repeated is not null)
                return Answer(turn, drafts);
            if (input.ExpectedVersion is { } expected && expected != turn.Postmortem.Version)
                throw Conflict(expected, turn.Postmortem.Version);

            await DecideAsync(turn, decide, cancellation);
            if (turn.Events.Count == 0 && !turn.ChangesDrafts)
                return Answer(turn, drafts);
            await AppendAsync(session, turn, sent, cancellation);
            if (await session.TrySaveAsync(cancellation) != SaveOutcome.Saved)
                continue;

            if (turn.ChangesDrafts)
                signals.TellChanged(stream);
            await using var after = store.Reading();
            return Answer(turn, await after.DraftsOfAsync(stream, cancellation)) with
            {
                Record = await postmortems.ReadAsync(after, incident.Id, moment: null, cancellation),
            };
        }

        throw new TimeoutException($"The postmortem of {input.IncidentId} was changed by others {MostAttempts} times while a command tried to. Nothing was stored.");
    }

    private static async Task AppendAsync(IDocumentSession session, PostmortemTurn turn, SentCommand sent, CancellationToken cancellation)
    {
        foreach (var redaction in turn.Events.OfType<IPostmortemRedaction>())
            Empty(session, turn, redaction);
        if (turn.Events.Any(made => made is PostmortemPublished or PublicationWithdrawn))
            OutputDelivery.Schedule(session, turn.Incident.Id, turn.Now);
        var emptied = turn.Events.OfType<IPostmortemRedaction>().SelectMany(redaction => turn.Stored.Where(stored => redaction.Without((PostmortemEvent)stored.Data) is not null)).ToList();
        await OutputForgetting.ForgetAsync(session, turn.Incident.Id, turn.Stored, published => emptied.Exists(stored => stored.Version <= published.PostmortemVersion || ReferenceEquals(stored.Data, published)), turn.Now, cancellation);
        if (turn.Events.Count > 0)
        {
            var reached = turn.Stored.Count + turn.Events.Count;
            session.Events.Append(turn.Stream, reached, [.. turn.Events]);
            if (turn.Rejection is null)
                session.Insert(sent.Handled(turn.Actor, new StreamVersion(turn.Stream, reached, turn.Events.Count)));
        }

        foreach (var draft in turn.Changed)
        {
            session.Store(draft);
            session.Await(draft);
        }

        foreach (var id in turn.Deleted)
        {
            session.Delete<SectionDraft>(id);
            session.AwaitNoMore(id);
        }
    }

    // Every event that holds something of what is redacted, and what is kept of the commands that brought it.
    private static void Empty(IDocumentSession session, PostmortemTurn turn, IPostmortemRedaction redaction)
    {
        foreach (var stored in turn.Stored)
        {
            if (redaction.Without((PostmortemEvent)stored.Data) is not { } without)
                continue;
            if (Guid.TryParse(stored.CausationId, out var command))
                session.RemoveDigest(command);
            session.Redact(turn.Stream, stored.Version, redaction.Reason, without);
        }
    }

    private static async ValueTask DecideAsync(PostmortemTurn turn, Func<PostmortemTurn, CancellationToken, ValueTask> decide, CancellationToken cancellation)
    {
        try
        {
            await decide(turn, cancellation);
        }
        catch (RejectedException refused)
        {
            turn.Record(refused.Rejection);
        }
    }

    private static PostmortemOutcome Answer(PostmortemTurn turn, IReadOnlyList<SectionDraft> drafts) =>
        new(turn.CommandId, turn.Now, turn.Rejection is null || turn.Kept is not null ? turn.Incident : null, turn.Rejection, turn.Kept) { Record = turn.Postmortem, Drafts = drafts };

    private async Task<Rejection?> ReusedAsync(SentCommand sent, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return (await sent.LookAsync(session, target: null, cancellation)).Reused;
    }

    private static GraphQLException Conflict(long expected, long actual) => new(
        $"The postmortem is at version {actual}; you saw {expected}. Read what was written since, and decide again.",
        "CONFLICT",
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["expectedVersion"] = expected, ["actualVersion"] = actual });
}
