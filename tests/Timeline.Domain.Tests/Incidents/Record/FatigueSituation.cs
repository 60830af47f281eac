using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Short ways to ask who has worked for too long: more than an hour, so that minutes are enough to tell it.</summary>
internal static class FatigueSituation
{
    public const int Limit = 1;

    public static IReadOnlyList<IncidentEvent> Found(int now, IncidentRecord record, int limit = Limit)
    {
        var decision = FatigueWarnings.Judge(record, Minute(now), Instant.MinValue, PromiseSituation.Grace, limit);
        Assert.Null(decision.Rejection);
        return decision.Events;
    }

    public static Instant? NextOf(IncidentRecord record) => FatigueWarnings.NextJudgement(record, Instant.MinValue, PromiseSituation.Grace, Limit);

    /// <summary>The record with what was found at that minute.</summary>
    public static IncidentRecord AfterFinding(int now, IncidentRecord record) =>
        Found(now, record).Aggregate(record, (known, found) => known.Apply(new(found, known.Version + 1, Minute(now), "Timeline", Domain.Shared.Source.System)));
}
