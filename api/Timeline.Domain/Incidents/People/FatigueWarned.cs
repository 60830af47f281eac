using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody had worked on it for so long without a break. Found by Timeline itself; happened when the limit was passed.</summary>
/// <param name="Who">As they were named when they began.</param>
/// <param name="Since">When they began.</param>
/// <param name="Hours">The limit that was passed.</param>
/// <param name="Engagement">The entry that they began with.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
public sealed record FatigueWarned(EntryId EntryId, Occurrence When, string Who, Instant Since, int Hours, EntryId Engagement, Guid? PersonId = null)
    : IncidentEvent, IOnTimeline
{
    public string Who { get; init; } = VisibleText.Line(Who);

    EntryKind IOnTimeline.Kind => EntryKind.FatigueWarning;

    string IOnTimeline.Wording => FormattableString.Invariant($"{Who} had worked on it for {Hours} h without a break.");

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("who", "who", Who),
        EntryFact.Moment("since", "since", Since),
        EntryFact.Reference("engagement", "began with", Engagement));

    IReadOnlyList<string?> IOnTimeline.Typed => [Who];

    public IncidentEvent WithoutContent() => this with { Who = EntryContent.Redacted, PersonId = null };

    public override Incident ApplyTo(Incident incident) => incident.Add(this) with { Fatigue = incident.Fatigue.SetItem(EntryId, new(EntryId, Engagement, Withdrawn: false)) };
}

/// <summary>A warning was wrong, by what was recorded since. It stays; at most one of these for each.</summary>
/// <param name="When">When Timeline found it out.</param>
/// <param name="Warning">The entry that was wrong.</param>
/// <param name="EndedBy">The entry that shows it. Null: what they began with was corrected or retracted, or the end of the incident was set by hand.</param>
public sealed record FatigueWarningWithdrawn(EntryId EntryId, Occurrence When, EntryId Warning, FatigueWithdrawal Because, EntryId? EndedBy)
    : IncidentEvent, IOnTimeline
{
    EntryKind IOnTimeline.Kind => EntryKind.FatigueWarningWithdrawn;

    string IOnTimeline.Wording => Because switch
    {
        FatigueWithdrawal.Released => "No such stretch after all: they had been released before.",
        FatigueWithdrawal.IncidentOver => "No such stretch after all: the incident was over by then.",
        _ => "No such stretch after all: what it began with was corrected or retracted.",
    };

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("warning", "warning", Warning));

    IReadOnlyList<string?> IOnTimeline.Typed => [];

    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Fatigue.TryGetValue(Warning, out var mark)
        ? incident.Add(this) with { Fatigue = incident.Fatigue.SetItem(Warning, mark with { Withdrawn = true }) }
        : incident.Add(this);
}

/// <summary>Why a warning of fatigue was wrong.</summary>
public enum FatigueWithdrawal
{
    /// <summary>They had ceased to work on it by then.</summary>
    Released,

    /// <summary>The incident was over by then.</summary>
    IncidentOver,

    /// <summary>They had not begun when it says.</summary>
    EngagementCorrected,
}

/// <summary>That somebody was warned of.</summary>
/// <param name="Entry">The warning.</param>
/// <param name="Engagement">What they began with; the warning repeats the name in it.</param>
/// <param name="Withdrawn">True once it was found wrong.</param>
public sealed record FatigueMark(EntryId Entry, EntryId Engagement, bool Withdrawn);
