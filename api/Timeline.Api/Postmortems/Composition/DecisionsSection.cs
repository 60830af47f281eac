using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What was decided, on what grounds, and whether anybody looked if it was right.</summary>
internal static class DecisionsSection
{
    /// <summary>One part when something was decided, else none.</summary>
    public static IEnumerable<Section> Compose(IncidentRecord record, DateTimeZone zone) => record.Decisions.Count == 0
        ? []
        : [new Section("Decisions", [new Bullets([.. record.Decisions.Select(decision => Item(decision, zone))])])];

    private static BulletItem Item(TakenDecision decision, DateTimeZone zone)
    {
        var grounds = new List<string> { $"decided by {decision.DecidedBy}" };
        if (decision.OnAdviceOf is { } adviser)
            grounds.Add($"on the advice of {adviser}");
        if (decision.Assumption is { } assumption)
            grounds.Add($"assuming: {assumption.TrimEnd('.')}");
        if (decision.Options.Count > 0)
            grounds.Add($"considered: {string.Join(" / ", decision.Options)}");
        grounds.Add(decision is { Outcome: { } outcome, VerifiedAt: { } at } ? $"{Say.Words(outcome)}, as {decision.VerifiedBy} saw {Wording.StampOf(at, zone)}" : "never verified");
        return new($"{Wording.StampOf(decision.At, zone)}:", decision.What, string.Join("; ", grounds), decision.VerifiedHow);
    }
}
