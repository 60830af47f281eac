using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Stakeholders were told. The first implies FIRST_UPDATE.</summary>
/// <param name="NextUpdateDue">When the next was promised. Null: no promise.</param>
/// <param name="Channels">Over which channels of the catalogue, by their names of then. Null: not said.</param>
public sealed record UpdateSent(
    EntryId EntryId,
    Occurrence When,
    Audience Audience,
    Channel Channel,
    string Text,
    string? WhatNext,
    Instant? NextUpdateDue,
    string? Author = null,
    IReadOnlyList<NamedChannel>? Channels = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Update;

    string IOnTimeline.Wording => Text;

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, WhatNext, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts =>
    [
        .. EntryFact.List(
            EntryFact.OneOf<Audience>("audience", "audience", Audience),
            EntryFact.OneOf<Channel>("channel", "channel", Channel),
            EntryFact.Text("whatNext", "what next", WhatNext),
            EntryFact.Moment("nextUpdateDue", "next update due", NextUpdateDue)),
        .. (Channels ?? []).Select(channel => new EntryFact("channelIds", "over", channel.Name, channel.ChannelId.ToString())),
    ];

    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => [MilestoneKind.FirstUpdate];

    ImportRole? IOnTimeline.ImportedAs => ImportRole.Update;

    public IncidentEvent WithoutContent() =>
        this with { Text = EntryContent.Redacted, WhatNext = EntryContent.Without(WhatNext), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>A channel of the catalogue, by its name of the time.</summary>
public sealed record NamedChannel(ChannelId ChannelId, string Name);

/// <summary>Records what stakeholders were told. What is sent now over a channel that is not to be relied on is refused once, with the channels that still work.</summary>
/// <param name="Channel">Where <paramref name="ChannelIds"/> are given: the kind of the first of them, whatever is said here.</param>
/// <param name="WhatNext">What they were told will happen next.</param>
/// <param name="NextUpdateDue">When the next update was promised; at or after this one. Null: no promise.</param>
/// <param name="ChannelIds">Over which channels of the catalogue; at most <see cref="Limits.Channels"/>. None: every one of the kind is meant.</param>
/// <param name="SendAnyway">True: whoever sends it knows of the warning.</param>
/// <param name="SendAnywayReason">Why all the same; kept only where there is something to warn of.</param>
public sealed record SendUpdate(
    Guid CommandId,
    Instant Now,
    Audience Audience,
    Channel Channel,
    string Text,
    Said When,
    string? WhatNext = null,
    Instant? NextUpdateDue = null,
    IReadOnlyList<ChannelId>? ChannelIds = null,
    bool SendAnyway = false,
    string? SendAnywayReason = null)
{
    /// <param name="catalogue">As it is now. Null: there is none.</param>
    public static Decision<IncidentEvent> Decide(Incident incident, SendUpdate command, CatalogueRecord? catalogue = null)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var known = catalogue ?? CatalogueRecord.Empty;
        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        var whatNext = checks.OptionalText("whatNext", command.WhatNext);
        var when = checks.When(command.When, incident, command.Now);
        var due = checks.Promise("nextUpdateDue", command.NextUpdateDue, when.At);
        var named = checks.Channels(known, command.ChannelIds, when.At);
        var reason = checks.OptionalLine("sendAnywayReason", command.SendAnywayReason, Limits.Reason);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        var channel = named is [var first, ..] ? first.Channel : command.Channel;
        var update = new UpdateSent(
            made, when, command.Audience, channel, text, whatNext, due, author, named.Count == 0 ? null : [.. named.Select(over => new NamedChannel(over.Id, over.NameAt(when.At)))]);

        // A correction sends nothing.
        if (incident.Amending is not null)
            return update;
        var advice = ChannelGuard.Advise(incident, known, when.At, named.Count > 0 ? named : known.ChannelsOf(channel));
        if (advice.Warning is not { } warning)
            return update;

        var beside = EntryId.From(incident.Number, command.CommandId, 1);
        var (atRisk, working) = (advice.AtRiskAt(when.At, known), advice.WorkingAt(when.At));
        if (command.SendAnyway)
            return new IncidentEvent[] { update, new ChannelWarningOverridden(beside, when, made, atRisk, working, reason, author) };
        if (command.Now - when.At > ChannelGuard.TooLate)
            return new IncidentEvent[] { update, new ChannelWarningMissed(beside, when, made, atRisk, working, author) };
        return new Rejection(
            RejectionCode.ChannelAtRisk, $"{warning} Choose another channel, or say sendAnyway: true.", named.Count > 0 ? "channelIds" : "channel");
    }
}
