using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Tests.Situations;

/// <summary>A fail-over of mail, planned for half an hour, that took four: what was expected, the limit that was set, and what was demanded.</summary>
public static class AnExerciseThatDidNotComeBack
{
    private const string Zone = "America/Chicago";

    public static readonly EntryId Planned = Entry(1);
    public static readonly EntryId Limit = Entry(2);
    public static readonly EntryId Demand = Entry(3);
    public static readonly EntryId Called = Entry(4);

    /// <summary>As it was recorded that day; what Timeline finds by itself is left to its judges.</summary>
    public static IReadOnlyList<Recorded<IncidentEvent>> Events { get; } = Number(
        (At(12, 0), new IncidentDeclared(7, "Mail does not come back from the fail-over", Severity.Sev1, IncidentKind.Real, Zone)),
        (At(12, 1), new EtaGiven(Planned, When(12, 0), For: null, At(12, 5), At(12, 15), "Change plan", "The interruption that was announced", Text: null)),
        (At(12, 31), new TimeBoxSet(Limit, When(12, 30), At(13, 30), "Call the vendor", "Bring the cluster back", Text: null)),
        (At(13, 41), new TimeBoxAnswered(Called, When(13, 40), Limit, "Called the vendor.")),
        (At(14, 10), new DemandReceived(Demand, When(14, 5), "Customer service manager", "Mail works again", At(16, 30), Channel.InPerson, Text: null)),
        (At(16, 1), new StatusChanged(Entry(5), When(16, 0), IncidentStatus.Declared, IncidentStatus.Resolved, "Mail is back.")),
        (At(16, 2), new DemandMet(Entry(6), When(16, 0), Demand, Text: null)));

    /// <summary>So late on the day, in Chicago.</summary>
    public static Instant At(int hour, int minute) =>
        new LocalDate(2008, 6, 11).At(new LocalTime(hour, minute)).InZoneStrictly(DateTimeZoneProviders.Tzdb[Zone]).ToInstant();

    /// <summary>The day as it is known once all has been recorded, with what was due found when it was due.</summary>
    public static IncidentRecord Record()
    {
        IncidentRecord? record = null;
        foreach (var recorded in Events)
        {
            while (record is not null && IncidentDue.NextJudgement(record, CatalogueRecord.Empty, Instant.MinValue, UpdatePromises.Grace) is { } due && due <= recorded.RecordedAt)
                record = IncidentDue.Judge(record, CatalogueRecord.Empty, due, Instant.MinValue, UpdatePromises.Grace).Events.Aggregate(record, (known, found) => known.Apply(new(found, known.Version + 1, due, "Timeline", Source.System)));
            record = record is null ? IncidentRecord.Fold(new IncidentId(new Guid(7, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0)), [recorded]) : record.Apply(recorded with { Sequence = record.Version + 1 });
        }

        return record!;
    }

    private static EntryId Entry(int n) => EntryId.From(7, new Guid(n, 0, 0x7007, 0x80, 0, 0, 0, 0, 0, 0, 0), 0);

    private static Occurrence When(int hour, int minute) => new(At(hour, minute), Until: null, Precision.Minute, Zone);

    private static IReadOnlyList<Recorded<IncidentEvent>> Number(params (Instant At, IncidentEvent Event)[] facts) =>
        [.. facts.Select((fact, index) => new Recorded<IncidentEvent>(fact.Event, index + 1, fact.At, "Scribe", Source.Web))];
}
