using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What time brings about in one incident: every judge of deadlines, asked together, so that one look at it does all that is due.</summary>
public static class IncidentDue
{
    private static readonly TimeBoxJudge TimeBoxes = new();
    private static readonly DemandJudge Demands = new();

    private static readonly (Func<IncidentRecord, Instant, Duration, Instant?> Next, Func<IncidentRecord, Instant, Instant, Duration, Decision<IncidentEvent>> Judge)[] Judges =
    [
        (UpdatePromises.NextJudgement, UpdatePromises.Judge),
        (TimeBoxes.NextJudgement, TimeBoxes.Judge),
        (Demands.NextJudgement, Demands.Judge),
    ];

    /// <summary>The next moment at which <see cref="Judge"/> has something to record, as far as is known. Past: now. Null: nothing is pending.</summary>
    /// <param name="since">What was recorded before this moment never passes its deadline.</param>
    /// <param name="grace">How long nothing must have been recorded before a deadline is judged that had passed when it was recorded.</param>
    public static Instant? NextJudgement(IncidentRecord record, Instant since, Duration grace) =>
        Judges.Min(judge => judge.Next(record, since, grace));

    /// <summary>Records which deadlines have passed at <paramref name="now"/>, and which had not after all. A second time records nothing.</summary>
    /// <inheritdoc cref="NextJudgement"/>
    public static Decision<IncidentEvent> Judge(IncidentRecord record, Instant now, Instant since, Duration grace) =>
        Decision<IncidentEvent>.Record(Judges.SelectMany(judge => judge.Judge(record, now, since, grace).Events));
}
