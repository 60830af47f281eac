using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Somebody tried to get hold of somebody.</summary>
/// <param name="SincePrevious">Since the attempt before. Null for the first.</param>
public sealed record ContactAttempt(
    EntryId EntryId,
    string Who,
    ContactRung Rung,
    Channel Channel,
    ContactOutcome Outcome,
    Instant At,
    Precision Precision,
    Duration? SincePrevious,
    string Text);

/// <summary>Somebody has had hands on it since then.</summary>
/// <param name="How">How they work on it: remote, on site.</param>
public sealed record Engagement(EntryId EntryId, string Who, string? How, Instant At, Precision Precision, string Text)
{
    /// <summary>Who that is among those who can sign in. Null: not said.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>When they were released. Null: that is not recorded.</summary>
    public Instant? Until { get; init; }

    /// <summary>How long they had hands on it: until they were released; else until the incident was over; else as far as is known. Null: it was over before.</summary>
    public Duration? Stretch { get; init; }

    /// <summary>True when no end is recorded and the end of the incident is taken for it.</summary>
    public bool EndAssumed { get; init; }
}

/// <summary>Somebody held a role.</summary>
/// <param name="RoleName">What a role of one's own is called. Null for all others.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
/// <param name="Since">Null: that they took it is not recorded, only that they handed it over or gave it up.</param>
/// <param name="Until">Null: they hold it still, by what is recorded.</param>
/// <param name="HandedTo">Who took it over. Null: nobody, by what is recorded.</param>
/// <param name="HandedOver">What was handed over. Markdown. Null: not said.</param>
/// <param name="Alongside">Who else held it at the same time, by name.</param>
/// <param name="TakenBy">The entry that says that they took it.</param>
/// <param name="EndedBy">The entry that says that they hold it no more.</param>
public sealed record RoleTenure(
    ResponseRole Role,
    string? RoleName,
    string Who,
    Guid? PersonId,
    Instant? Since,
    Instant? Until,
    string? HandedTo,
    string? HandedOver,
    IReadOnlyList<string> Alongside,
    EntryId? TakenBy,
    EntryId? EndedBy)
{
    /// <summary>The role in words: <c>incident commander</c>.</summary>
    public string Title => RoleWords.Of(Role, RoleName);

    /// <summary>True until it is handed over or given up.</summary>
    public bool Current => Until is null;
}

/// <summary>A case that was opened with a vendor.</summary>
/// <param name="CaseNumber">The vendor's. Null: not said.</param>
/// <param name="Channel">How it was opened. Null: that is not recorded.</param>
/// <param name="OpenedAt">Null: that it was opened is not recorded.</param>
/// <param name="EngagedAt">When somebody of theirs first worked on it. Null: not yet, by what is recorded.</param>
/// <param name="Who">Who of them. Null: not said.</param>
/// <param name="TimeToEngage">From opened to engaged.</param>
/// <param name="OpenedBy">The entry that opened it.</param>
/// <param name="EngagedBy">The entry that says that they engaged.</param>
public sealed record VendorCase(
    string Vendor,
    string? CaseNumber,
    Channel? Channel,
    Instant? OpenedAt,
    Instant? EngagedAt,
    string? Who,
    DurationMetric TimeToEngage,
    EntryId? OpenedBy,
    EntryId? EngagedBy);

/// <summary>An administrator whom nobody named let themself in.</summary>
/// <param name="Name">What they were called then.</param>
/// <param name="Reason">Why, as they said it.</param>
public sealed record AccessTaking(EntryId EntryId, Guid PersonId, string Name, string Reason, Instant At);

/// <summary>Stakeholders were told.</summary>
/// <param name="Channels">Over which channels of the catalogue, by their names of then. Null: not said.</param>
/// <param name="Warning">That it went over a channel that was not to be relied on. Null: nothing spoke against it, or nobody knew.</param>
public sealed record StakeholderUpdate(
    EntryId EntryId,
    Audience Audience,
    Channel Channel,
    string Text,
    string? WhatNext,
    Instant? NextUpdateDue,
    Instant At,
    Precision Precision,
    string Author,
    IReadOnlyList<NamedChannel>? Channels = null,
    ChannelWarning? Warning = null);
