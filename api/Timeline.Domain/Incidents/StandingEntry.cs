using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry as it stands after corrections.</summary>
/// <param name="Origin">The event that made it, or the one that a correction put in its place.</param>
/// <param name="Order">Its place in the order of recording; breaks ties between equal times.</param>
/// <param name="When">When it happened, as corrected.</param>
/// <param name="Text">What it says, as corrected. Never empty.</param>
/// <param name="Retracted">True once it was taken back.</param>
/// <param name="Redacted">True once what was typed about it was removed.</param>
/// <param name="Bare">True while nothing that was typed about it is left: false again after a later correction.</param>
public sealed record StandingEntry(
    IOnTimeline Origin, long Order, Occurrence When, string Text, bool Retracted, bool Redacted = false, bool Bare = false)
{
    public static StandingEntry From(IOnTimeline origin, long order) =>
        new(origin, order, origin.When, origin.Wording, Retracted: false);

    public EntryId Id => Origin.EntryId;

    /// <summary>True for a change of status that was recorded because its milestone was set by hand: the two have one time.</summary>
    public bool OfMilestone { get; init; }

    /// <summary>As <see cref="Incidents.Tags"/> makes them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>True while it is marked as belonging in the postmortem.</summary>
    public bool Starred { get; init; }

    public bool IsLive => !Retracted;

    /// <summary>True when nobody wrote its text: it is a sentence made from the data.</summary>
    public bool IsWorded => Origin.Text is null && Text == Origin.Wording;

    public EntryKind Kind => Origin.Kind;

    /// <summary>The theory, time box or demand that it settles. Null for every other entry.</summary>
    public EntryId? Settles => Origin.Settles;

    /// <summary>The entry that it tells more of. Null for every other entry.</summary>
    public EntryId? BelongsTo => Origin.BelongsTo;

    public StandingEntry Amend(EntryAmended amendment)
    {
        var origin = amendment.As as IOnTimeline ?? Origin;
        return this with
        {
            Origin = origin,
            Text = amendment.Text ?? (amendment.As is null ? Text : origin.Wording),
            When = amendment.When ?? (amendment.As is null ? When : origin.When),
            Bare = false,
        };
    }

    public StandingEntry Redact()
    {
        var origin = (IOnTimeline)Origin.WithoutContent();
        return this with { Origin = origin, Text = origin.Wording, Redacted = true, Bare = true, Tags = [] };
    }
}
