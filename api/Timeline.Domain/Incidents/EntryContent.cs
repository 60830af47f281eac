using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What people typed about an entry: texts, names and reasons. Times, kinds, outcomes and statuses are facts, and stay.</summary>
public static class EntryContent
{
    /// <summary>Stands in the place of what was removed.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>The entry that an event makes or corrects. Null when it is about none.</summary>
    public static EntryId? EntryOf(IncidentEvent @event) => @event switch
    {
        IOnTimeline e => e.EntryId,
        EntryAmended e => e.EntryId,
        EntryRetracted e => e.EntryId,
        EntryRedacted e => e.EntryId,
        _ => null,
    };

    /// <summary>The event as it must be stored once the entry is redacted. Null when it holds nothing of it.</summary>
    public static IncidentEvent? Without(IncidentEvent @event, EntryId entry)
    {
        if (EntryOf(@event) != entry)
            return null;

        IncidentEvent without = @event switch
        {
            EntryAmended e => e with { Text = Without(e.Text), Reason = Redacted },
            EntryRetracted e => e with { Reason = Redacted },
            EntryRedacted e => e, // says why there is nothing to read
            IOnTimeline e => (IncidentEvent)Without(e),
            _ => throw new UnreachableException($"{@event.GetType().Name} is about an entry, and nothing says what of it is content"),
        };
        return without == @event ? null : without;
    }

    /// <summary>The event that made an entry, without what was typed.</summary>
    public static IOnTimeline Without(IOnTimeline origin) => origin switch
    {
        EntryLogged e => e with { Text = Redacted, Author = Without(e.Author) },
        ContactAttempted e => e with { Who = Redacted, Text = Without(e.Text), Author = Without(e.Author) },
        ResponderEngaged e => e with { Who = Redacted, How = Without(e.How), Text = Without(e.Text), Author = Without(e.Author) },
        UpdateSent e => e with { Text = Redacted, WhatNext = Without(e.WhatNext), Author = Without(e.Author) },
        HypothesisRaised e => e with { Statement = Redacted, RaisedBy = Without(e.RaisedBy) },
        HypothesisRefuted e => e with { Because = Redacted },
        HypothesisConfirmed e => e with { Because = Redacted },
        RootCauseNoted e => e with { Text = Redacted, Author = Without(e.Author) },
        ContributingFactorNoted e => e with { Text = Redacted, Author = Without(e.Author) },
        UpdateOverdue or UpdateOverdueWithdrawn => origin, // nobody typed anything
        StatusChanged e => e with { Text = Without(e.Text), Author = Without(e.Author) },
        _ => throw new UnreachableException($"nothing says what of {origin.GetType().Name} is content"),
    };

    /// <summary>What was typed about an entry when it was made: what <see cref="Without(IOnTimeline)"/> takes away.</summary>
    internal static IReadOnlyList<string?> Typed(IOnTimeline origin) => origin switch
    {
        EntryLogged e => [e.Text, e.Author],
        ContactAttempted e => [e.Who, e.Text, e.Author],
        ResponderEngaged e => [e.Who, e.How, e.Text, e.Author],
        UpdateSent e => [e.Text, e.WhatNext, e.Author],
        HypothesisRaised e => [e.Statement, e.RaisedBy],
        HypothesisRefuted e => [e.Because],
        HypothesisConfirmed e => [e.Because],
        RootCauseNoted e => [e.Text, e.Author],
        ContributingFactorNoted e => [e.Text, e.Author],
        UpdateOverdue or UpdateOverdueWithdrawn => [],
        StatusChanged e => [e.Text, e.Author],
        _ => throw new UnreachableException($"nothing says what of {origin.GetType().Name} is content"),
    };

    /// <summary>What is left of a text that may be missing: whether there was one.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Without(string? text) => text is null ? null : Redacted;
}
