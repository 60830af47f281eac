using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Postmortems.Published;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Audit;

internal sealed record AuditFilter(string? ActorId, IReadOnlyList<string>? Kinds, string? IncidentId, Instant? From, Instant? To);

/// <summary>One event, as the caller may see it.</summary>
/// <param name="Shown">Null: it is of a private incident that does not name them.</param>
internal sealed record AuditEvent(long Position, Instant At, ShownEvent? Shown);

/// <param name="Incident">Null: it is about the catalogue.</param>
internal sealed record ShownEvent(AuditRow Row, AuditSubject Subject, string Actor, IncidentSummary? Incident, string? Item);

/// <param name="More">Whether there may be a page after this one, which goes on at <paramref name="End"/>.</param>
/// <param name="LookedBackTo">Up to when was looked, where the search ended before the page was full.</param>
internal sealed record AuditPage(IReadOnlyList<AuditEvent> Events, bool More, long? End, Instant? LookedBackTo)
{
    /// <summary>What it was asked to begin before. Null: the newest.</summary>
    public long? Before { get; init; }
}

/// <summary>Who recorded what, for an administrator, by the one rule of who sees an incident (ADR 32).</summary>
internal sealed class AuditTrail(IDocumentStore store, AuditIndex index, IncidentReader incidents, CatalogueRecords catalogues, FormerMembers former)
{
    /// <param name="before">Only places before this one. Null: from the newest.</param>
    /// <exception cref="GraphQLException">FORBIDDEN, or BAD_USER_INPUT: there is no such kind.</exception>
    public async Task<AuditPage> ReadAsync(CurrentActor actor, AuditFilter? filter, long? before, int most, CancellationToken cancellation)
    {
        actor.Require(Permission.Administer);
        await using var session = store.Reading();
        await former.RefreshAsync(session, cancellation);
        if (await ConditionAsync(session, actor, filter, cancellation) is not { } condition)
            return new([], More: false, End: null, LookedBackTo: null);

        var found = await index.FindAsync(condition, before, most + 1, cancellation);
        var rows = found.Found.Take(most).ToList();
        var lines = (await session.LoadVisibleAsync(actor, [.. rows.Select(IncidentOf).Distinct()], cancellation)).ToDictionary(line => line.Id);
        var catalogue = await catalogues.ReadAsync(session, cancellation);
        var events = rows
            .Select(row => new AuditEvent(row.Position, row.At, Shown(row, lines.GetValueOrDefault(IncidentOf(row)), catalogue)))
            // Of one that was made private a moment ago, too, a narrower question says nothing.
            .Where(one => one.Shown is not null || !IsNarrow(condition))
            .ToList();
        return new(events, found.Found.Count > most || found.LookedBackTo is not null, found.LookedBackTo?.Position ?? rows.LastOrDefault()?.Position, found.LookedBackTo?.At) { Before = before };
    }

    private async Task<AuditCondition?> ConditionAsync(IQuerySession session, CurrentActor actor, AuditFilter? filter, CancellationToken cancellation)
    {
        if (filter?.Kinds?.FirstOrDefault(kind => AuditKinds.SubjectOf(kind) is null) is { } unknown)
            throw new GraphQLException($"filter.kinds has \"{Excerpt.Of(unknown)}\", which is no kind of event. Take the names that auditKinds gives.", "BAD_USER_INPUT");
        if (filter?.Kinds is [])
            return null;
        Guid? by = null;
        if (filter?.ActorId is { } given)
        {
            if (!Guid.TryParseExact(GlobalId.Without(given, GlobalId.Viewer), "D", out var parsed))
                return null;
            by = parsed;
        }

        Guid[]? streams = null;
        if (filter?.IncidentId is { } named)
        {
            if (await incidents.FindAsync(actor, named, asKnownAt: null, cancellation) is not { } record)
                return null;
            streams = StreamsOf(record.Id.Value);
        }

        var condition = new AuditCondition(by, filter?.Kinds, streams, [], filter?.From, filter?.To);
        return IsNarrow(condition) ? condition with { Without = [.. (await session.HiddenAsync(actor, cancellation)).SelectMany(StreamsOf)] } : condition;
    }

    // Who asks for a person, a kind or an incident learns by what is found.
    private static bool IsNarrow(AuditCondition condition) => condition is not { Actor: null, Kinds: null, Streams: null };

    private static Guid[] StreamsOf(Guid incident) => [incident, PostmortemReader.StreamOf(new(incident)), OutputStreams.Of(new(incident))];

    private static Guid IncidentOf(AuditRow row) => AuditKinds.SubjectOf(row.Kind) is AuditSubject.Postmortem or AuditSubject.Output && row.Of is { } incident ? incident : row.Stream;

    private ShownEvent? Shown(AuditRow row, IncidentSummary? line, CatalogueRecord catalogue)
    {
        if (AuditKinds.SubjectOf(row.Kind) is not { } subject)
            return null;
        if (subject != AuditSubject.Catalogue)
            return line is null ? null : new(row, subject, Actor(row), line, Item: null);
        return new(row, subject, Actor(row), Incident: null, row.Item is { } item ? NameOf(catalogue, item) : null);
    }

    private static string? NameOf(CatalogueRecord catalogue, Guid item) =>
        catalogue.Find<NamedItem>(item)?.Name ?? (catalogue.Find<Contract>(item) is { } contract ? catalogue.Find<Customer>(contract.Customer.Value)?.Name : null);

    private string Actor(AuditRow row) => former.Shown(row.Actor, VisibleText.OptionalLine(row.ActorName) ?? "Timeline");
}
