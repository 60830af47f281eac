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

/// <summary>An administrator whom nobody named let themself in.</summary>
/// <param name="Name">What they were called then.</param>
/// <param name="Reason">Why, as they said it.</param>
public sealed record AccessTaking(EntryId EntryId, Guid PersonId, string Name, string Reason, Instant At);

/// <summary>Stakeholders were told.</summary>
public sealed record StakeholderUpdate(
    EntryId EntryId,
    Audience Audience,
    Channel Channel,
    string Text,
    string? WhatNext,
    Instant? NextUpdateDue,
    Instant At,
    Precision Precision,
    string Author);
