using Timeline.Domain.Catalogue;

namespace Timeline.Domain.Incidents.Record;

/// <summary>When clocks of an incident stood still: by what people said, and between its end and its reopening.</summary>
internal sealed class SlaPauseList
{
    private readonly IncidentRecord _record;
    private readonly List<ClockPause> _said;

    private SlaPauseList(IncidentRecord record)
    {
        _record = record;
        var index = record.ToState().Index;
        _said =
        [
            .. from entry in index.OfKind(EntryKind.ClockPause)
               let pause = (ClockPaused)entry.Origin
               select new ClockPause(entry.Id, entry.When.At, index.Settling(entry.Id)?.When.At, pause.Reason, pause.Target, record.Entry(entry.Id)!.RecordedAt),
        ];
    }

    public static SlaPauseList Of(IncidentRecord record) => new(record);

    /// <summary>Those that stop the clock of a target.</summary>
    public List<ClockPause> For(SlaPolicyTerms terms, string target) =>
    [
        .. _said.Where(pause => terms.PauseReason(pause.Reason) is not null
            && (pause.Target is null || CatalogueRecord.NameKey(pause.Target) == CatalogueRecord.NameKey(target))),
    ];

    /// <summary>From when it was over until it was reopened, for a target that waits for its end. Empty for others.</summary>
    public IReadOnlyList<ClockPause> Over(MilestoneKind to)
    {
        if (StatusOf(to) is not { } status)
            return [];
        List<ClockPause> over = [];
        StandingEntry? reached = null;
        // In the order recorded, as statuses follow one another.
        foreach (var entry in _record.ToState().Index.OfKind(EntryKind.Status).OrderBy(entry => entry.Order))
        {
            if (entry.Origin.GoesBackTo is { } back && back < status)
            {
                if (reached is not null && reached.When.At < entry.When.At)
                    over.Add(new(reached.Id, reached.When.At, entry.When.At, status == IncidentStatus.Mitigated ? "mitigated" : "resolved", Target: null, _record.Entry(reached.Id)!.RecordedAt));
                reached = null;
            }
            else if (StatusMilestones.Of(((StatusChanged)entry.Origin).To) is { } kind && entry.Origin.Implies.Contains(kind) && ((StatusChanged)entry.Origin).To >= status)
            {
                reached ??= entry;
            }
        }

        return over;
    }

    /// <summary>What reopened the incident last, for a target that waits for its end. Null: nothing did.</summary>
    public Shared.EntryId? ReopenedFor(MilestoneKind to) => StatusOf(to) is { } status
        ? _record.ToState().Index.OfKind(EntryKind.Status).Where(entry => entry.Origin.GoesBackTo < status).MaxBy(entry => entry.Order)?.Id
        : null;

    private static IncidentStatus? StatusOf(MilestoneKind to) => to switch
    {
        MilestoneKind.Mitigated => IncidentStatus.Mitigated,
        MilestoneKind.Resolved or MilestoneKind.Verified or MilestoneKind.Closed => IncidentStatus.Resolved,
        _ => null,
    };
}
