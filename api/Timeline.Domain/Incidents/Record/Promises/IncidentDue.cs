using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What time brings about in one incident: every judge of deadlines, asked together, so that one look at it does all that is due.</summary>
public static class IncidentDue
{
    private static readonly TimeBoxJudge TimeBoxes = new();
    private static readonly DemandJudge Demands = new();

    /// <summary>The next moment at which <see cref="Judge"/> has something to record, as far as is known. Past: now. Null: nothing is pending.</summary>
    /// <param name="catalogue">Says what was promised to whom.</param>
    /// <param name="since">What was recorded before this moment never passes its deadline.</param>
    /// <param name="grace">How long nothing must have been recorded before a deadline is judged that had passed when it was recorded.</param>
    /// <param name="fatigueHours">After how many hours without a break somebody is warned of. 0: never.</param>
    public static Instant? NextJudgement(IncidentRecord record, CatalogueRecord catalogue, Instant since, Duration grace, int fatigueHours = FatigueWarnings.Limit) => new[]
    {
        UpdatePromises.NextJudgement(record, since, grace),
        TimeBoxes.NextJudgement(record, since, grace),
        Demands.NextJudgement(record, since, grace),
        FatigueWarnings.NextJudgement(record, since, grace, fatigueHours),
        SlaJudge.NextJudgement(record, catalogue, since, grace),
        ActionItemJudge.NextJudgement(record, since, grace),
    }.Min();

    /// <summary>Records which deadlines have passed at <paramref name="now"/>, and which had not after all. A second time records nothing.</summary>
    /// <inheritdoc cref="NextJudgement"/>
    public static Decision<IncidentEvent> Judge(IncidentRecord record, CatalogueRecord catalogue, Instant now, Instant since, Duration grace, int fatigueHours = FatigueWarnings.Limit) =>
        Decision<IncidentEvent>.Record(
        [
            .. UpdatePromises.Judge(record, now, since, grace).Events,
            .. TimeBoxes.Judge(record, now, since, grace).Events,
            .. Demands.Judge(record, now, since, grace).Events,
            .. FatigueWarnings.Judge(record, now, since, grace, fatigueHours).Events,
            .. SlaJudge.Judge(record, catalogue, now, since, grace).Events,
            .. ActionItemJudge.Judge(record, now, since, grace),
        ]);
}
