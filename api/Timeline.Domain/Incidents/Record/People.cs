using NodaTime;
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
public sealed record Engagement(EntryId EntryId, string Who, string? How, Instant At, Precision Precision, string Text);

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
