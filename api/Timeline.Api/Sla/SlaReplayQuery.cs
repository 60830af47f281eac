using Marten;
using Marten.Linq.MatchesSql;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Catalogue.Commands;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Sla;

internal sealed record SlaReplayInput(string PolicyId, SlaPolicyTermsInput Terms, int? Days);

/// <summary>How many targets stand how.</summary>
internal sealed record SlaTally(int Met, int Breached, int Open, int Others)
{
    public static SlaTally Of(IEnumerable<SlaClock?> clocks)
    {
        var statuses = clocks.OfType<SlaClock>().Select(clock => clock.Status).ToList();
        var (met, breached) = (statuses.Count(status => status == SlaStatus.Met), statuses.Count(status => status == SlaStatus.Breached));
        var open = statuses.Count(status => status is SlaStatus.Running or SlaStatus.AtRisk or SlaStatus.Paused or SlaStatus.NotStarted);
        return new(met, breached, open, statuses.Count - met - breached - open);
    }
}

/// <summary>A target that would stand otherwise.</summary>
internal sealed record SlaChange(IncidentSummary Incident, SlaReplayed Replayed);

/// <summary>What would have changed.</summary>
/// <param name="Truncated">True when there were more incidents than are replayed.</param>
internal sealed record SlaReplayAnswer(Instant Since, int Incidents, int Concerned, bool Truncated, SlaTally Was, SlaTally Would, IReadOnlyList<SlaChange> Changes);

/// <summary>Replays a version of a policy over the incidents of late, before it is published. What it costs is bounded by how many it replays.</summary>
internal static class SlaReplayQuery
{
    private const int MostDays = 366;
    private const int MostIncidents = 1_000;
    private const int MostChanges = 500;

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<SlaReplayInput>("SlaReplayInput");
        schema.Object<SlaTally>("SlaTally").Properties();
        schema.Object<SlaChange>("SlaChange")
            .Field("target", change => change.Replayed.Target)
            .Field("customer", change => change.Replayed.Customer)
            .Field("was", change => change.Replayed.Was)
            .Field("would", change => change.Replayed.Would)
            .Properties();
        schema.Object<SlaReplayAnswer>("SlaReplay").Properties();
        schema.Query("slaReplay", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (actor, input, now) = (field.Service<CurrentActor>(), field.Argument<SlaReplayInput>("input"), field.Service<IClock>().GetCurrentInstant());
        actor.Require(Permission.Manage);
        var days = input.Days ?? 90;
        if (days is < 1 or > MostDays)
            throw BadInput.Of(new(RejectionCode.OutOfRange, $"days is {days}; it is 1 to {MostDays}. Replay fewer days.", "days"));

        await using var session = field.Service<IDocumentStore>().Reading();
        var catalogue = await field.Service<CatalogueRecords>().ReadAsync(session, cancellation);
        var policy = catalogue.FindPolicy(new(CatalogueIds.Find(input.PolicyId) ?? default))
            ?? throw BadInput.Of(new(RejectionCode.CatalogueItemNotFound, "policyId names no policy of the catalogue. Load the catalogue again and choose from it.", "policyId"));
        var terms = SlaReplay.Check(catalogue, policy, input.Terms.Terms, out var problem);
        if (problem is not null)
            throw BadInput.Of(problem);

        var (since, lines) = (now - Duration.FromDays(days), VisibleIncidents.Lines(actor));
        object[] parameters = [since.ToDateTimeOffset(), .. lines.Parameters];
        var summaries = await session.Query<IncidentSummary>()
            .Where(line => line.MatchesSql($"(d.data ->> 'DeclaredAt')::timestamptz >= ? and {lines.Sql}", parameters))
            .OrderByDescending(line => line.Number).Take(MostIncidents + 1).ToListAsync(cancellation);
        var replayed = new List<SlaChange>();
        foreach (var summary in summaries.Take(MostIncidents))
        {
            if (await field.Service<IncidentRecords>().ReadAsync(session, new(summary.Id), cancellation) is { } record)
                replayed.AddRange(SlaReplay.Of(record, catalogue, policy, terms, now).Select(target => new SlaChange(summary, target)));
        }

        return new SlaReplayAnswer(
            since, Math.Min(summaries.Count, MostIncidents), replayed.DistinctBy(each => each.Incident.Id).Count(), summaries.Count > MostIncidents,
            SlaTally.Of(replayed.Select(each => each.Replayed.Was)), SlaTally.Of(replayed.Select(each => each.Replayed.Would)),
            [.. replayed.Where(each => each.Replayed.Changes).Take(MostChanges)]);
    }
}
