using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using static Timeline.Domain.Tests.Situations.Situation;

namespace Timeline.Domain.Tests.Incidents.Record;

/// <summary>Short ways to say what was promised and when it is judged.</summary>
internal static class PromiseSituation
{
    public static readonly Duration Grace = Duration.FromMinutes(15);

    /// <summary>The n-th update, which promises the next.</summary>
    public static UpdateSent Promised(int n, int minutes, int due) => Updated(n, minutes) with { NextUpdateDue = Minute(due) };

    /// <summary>A declared incident and what was recorded at which minute.</summary>
    public static IncidentRecord Told(params IEnumerable<(int At, IncidentEvent Event)> facts) =>
        IncidentRecord.Fold(Id, facts.Prepend((0, Declared())).Select((fact, index) =>
            new Recorded<IncidentEvent>(fact.Item2, index + 1, Minute(fact.Item1), "Ada", Source.Web)))!;

    public static IReadOnlyList<IncidentEvent> Judged(int now, IncidentRecord record)
    {
        var decision = UpdatePromises.Judge(record, Minute(now), Instant.MinValue, Grace);
        Assert.Null(decision.Rejection);
        return decision.Events;
    }

    public static Instant? Next(IncidentRecord record) => UpdatePromises.NextJudgement(record, Instant.MinValue, Grace);

    /// <summary>The record with what was found at that minute.</summary>
    public static IncidentRecord AfterJudging(int now, IncidentRecord record) =>
        Judged(now, record).Aggregate(record, (known, found) => known.Apply(new(found, known.Version + 1, Minute(now), "Timeline", Source.System)));

    /// <summary>The record with one more fact.</summary>
    public static IncidentRecord And(this IncidentRecord record, int at, IncidentEvent fact) =>
        record.Apply(new(fact, record.Version + 1, Minute(at), "Ada", Source.Web));
}
