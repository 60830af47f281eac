using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What a time box was set for is done.</summary>
public sealed record TimeBoxMet(EntryId EntryId, Occurrence When, EntryId TimeBox, string? Text, string? Author = null) : IncidentEvent, ITimeBoxSettled
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.TimeBoxMet;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>A time box no longer holds.</summary>
/// <param name="Text">Why.</param>
public sealed record TimeBoxCancelled(EntryId EntryId, Occurrence When, EntryId TimeBox, string? Text, string? Author = null) : IncidentEvent, ITimeBoxSettled
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.TimeBoxCancelled;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>At the end of a time box this was done: what had been said would happen then, or something else.</summary>
/// <param name="Text">What was done.</param>
public sealed record TimeBoxAnswered(EntryId EntryId, Occurrence When, EntryId TimeBox, string? Text, string? Author = null) : IncidentEvent, ITimeBoxSettled
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.TimeBoxAnswered;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>What ends of a time box have in common.</summary>
public interface ITimeBoxSettled : IOnTimeline
{
    EntryId TimeBox { get; }

    string IOnTimeline.Wording => Text ?? (Kind switch
    {
        EntryKind.TimeBoxMet => "What the time box was set for is done.",
        EntryKind.TimeBoxCancelled => "The time box no longer holds.",
        _ => "What was to happen at the end of the time box was done.",
    });

    string IOnTimeline.WordingOf(StandingEntry named) => (Kind, named.Origin) switch
    {
        (EntryKind.TimeBoxMet, TimeBoxSet { For: { } thing }) => $"What the time box was set for is done: {thing.TrimEnd('.')}.",
        (EntryKind.TimeBoxAnswered, TimeBoxSet box) => $"What was to happen at the end of the time box was done: {box.WhatThen.TrimEnd('.')}.",
        _ => Wording,
    };

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("timeBoxId", "time box", TimeBox));

    EntryId? IOnTimeline.Settles => TimeBox;
}

/// <summary>How a time box comes to its end.</summary>
public enum TimeBoxEnd
{
    /// <summary>It is done.</summary>
    Met,

    /// <summary>It no longer holds.</summary>
    Cancelled,

    /// <summary>What was to happen then, or something else, was done.</summary>
    Answered,
}

/// <summary>Says what became of a time box. In time it never expires; after that its expiry stands and is answered.</summary>
/// <param name="Text">What was done; why it is cancelled, which must be said.</param>
public sealed record SettleTimeBox(Guid CommandId, Instant Now, EntryId TimeBox, TimeBoxEnd To, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, SettleTimeBox command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (PromiseRules.FindOpen(incident, command.TimeBox, EntryKind.TimeBox, "timeBoxId") is { } refused)
            return refused;

        var checks = new Checks();
        var text = command.To == TimeBoxEnd.Cancelled ? checks.Text("reason", command.Text, Limits.Reason) : checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return command.To switch
        {
            TimeBoxEnd.Met => new TimeBoxMet(made, when, command.TimeBox, text, author),
            TimeBoxEnd.Cancelled => new TimeBoxCancelled(made, when, command.TimeBox, text, author),
            TimeBoxEnd.Answered => new TimeBoxAnswered(made, when, command.TimeBox, text, author),
            _ => throw new UnreachableException($"no end {command.To}"),
        };
    }
}
