using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody sent an update over a channel after the warning that it is not to be relied on.</summary>
/// <param name="Reason">Why all the same. Null: not said.</param>
/// <param name="Author">Who sent it. Null: whoever recorded it.</param>
public sealed record ChannelWarningOverridden(
    EntryId EntryId, Occurrence When, EntryId Update, IReadOnlyList<ChannelAtRisk> AtRisk, IReadOnlyList<string> Working, string? Reason = null, string? Author = null)
    : IncidentEvent, IChannelWarning
{
    public string? Reason { get; init; } = VisibleText.OptionalLine(Reason);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ChannelWarningOverridden;

    string IOnTimeline.Label => "Sent despite a warning";

    string IOnTimeline.Wording => $"Sent despite the warning: {ChannelWords.WhyAtRisk(AtRisk.Select(channel => channel.Why("is")))} {ChannelWords.Working(Working)}{(Reason is null ? "" : $" Why all the same: {Reason}")}";

    IReadOnlyList<string?> IOnTimeline.Typed => [Reason, Author];

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Without(Reason), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>An update that was recorded afterwards had gone over a channel that was not to be relied on, and nobody was warned.</summary>
/// <param name="Author">Who sent it. Null: whoever recorded it.</param>
public sealed record ChannelWarningMissed(
    EntryId EntryId, Occurrence When, EntryId Update, IReadOnlyList<ChannelAtRisk> AtRisk, IReadOnlyList<string> Working, string? Author = null)
    : IncidentEvent, IChannelWarning
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ChannelWarningMissed;

    string IOnTimeline.Label => "Channel not to be relied on";

    string IOnTimeline.Wording => $"Nobody was warned: {ChannelWords.WhyAtRisk(AtRisk.Select(channel => channel.Why("was")))} {ChannelWords.Working(Working)}";

    IReadOnlyList<string?> IOnTimeline.Typed => [Author];

    public IncidentEvent WithoutContent() => this with { Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>What a warning about a channel has in common, whether it was seen or not. It happened when the update was sent.</summary>
public interface IChannelWarning : IOnTimeline
{
    /// <summary>The update that was sent over it.</summary>
    EntryId Update { get; }

    /// <summary>The channels that were not to be relied on, and why; never empty.</summary>
    IReadOnlyList<ChannelAtRisk> AtRisk { get; }

    /// <summary>The channels that worked, by their names of then.</summary>
    IReadOnlyList<string> Working { get; }

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("update", "update", Update));

    EntryId? IOnTimeline.BelongsTo => Update;
}

/// <summary>A channel that was not to be relied on, by the names of then.</summary>
/// <param name="Services">From the one that carries it, over what each depends on, to the affected one; never empty.</param>
public sealed record ChannelAtRisk(ChannelId ChannelId, string Channel, IReadOnlyList<string> Services)
{
    /// <summary>The way in words.</summary>
    /// <param name="verb">Whether it <c>is</c> affected or <c>was</c>.</param>
    internal string Why(string verb) => AffectedChannel.Sentence(Channel, Services, verb);
}
