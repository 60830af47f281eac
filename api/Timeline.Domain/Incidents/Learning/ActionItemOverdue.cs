using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An action item was still open at the end of its last day. Recorded by Timeline, once for each item and day. Not on the timeline.</summary>
/// <param name="Due">The day, in the incident's zone.</param>
public sealed record ActionItemOverdue(ActionItemId ActionItemId, LocalDate Due) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Change(ActionItemId, item => item with { OverdueOn = item.OverdueOn.Add(Due) });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Change(ActionItemId, item => item.Change(ActionItemChangeKind.Overdue, recorded));
}
