using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Something that is waited for.</summary>
/// <param name="At">When it is due; of a range its end.</param>
/// <param name="Words">A plain sentence for a person, without the time.</param>
/// <param name="EntryId">The entry that says so: what is answered, met or followed.</param>
/// <param name="State">By what was known: one that runs may have passed meanwhile.</param>
/// <param name="WhatThen">What happens at the end of a time box. Null for the others.</param>
public sealed record Deadline(DeadlineKind Kind, Instant At, string Words, EntryId EntryId, DeadlineState State, string? WhatThen = null)
{
    /// <summary>Everything that is waited for, the earliest first. Empty once the incident is closed or cancelled. Costs what was ever promised.</summary>
    /// <remarks>
    /// Once it is resolved no update and no estimate is waited for; a time box that expired before stays until somebody says what was done, and a
    /// demand until somebody says that it was met.
    /// </remarks>
    public static IReadOnlyList<Deadline> Of(IncidentRecord record)
    {
        if (record.Status == IncidentStatus.Closed || record.Cancelled)
            return [];

        IEnumerable<Deadline> all = [.. Updates(record), .. TimeBoxes(record), .. Demands(record), .. Etas(record)];
        return [.. all.OrderBy(deadline => deadline.At).ThenBy(deadline => deadline.Kind)];
    }

    private static IEnumerable<Deadline> Updates(IncidentRecord record)
    {
        var state = record.ToState();
        foreach (var promise in UpdatePromises.Of(record))
        {
            if (promise.End is not null || (state.Overdue.GetValueOrDefault(promise.Entry)?.IsDismissedIn(state) ?? false))
                continue;

            var audience = AudienceWords.Of(((UpdateSent)state.Entries[promise.Entry].Origin).Audience);
            var passed = promise.LateFrom <= record.AsKnownAt;
            var words = passed ? $"The update that was promised to {audience} is overdue." : $"The next update to {audience} is due.";
            yield return new(DeadlineKind.Update, promise.Due, words, promise.Entry, passed ? DeadlineState.Overdue : DeadlineState.Running);
        }
    }

    private static IEnumerable<Deadline> TimeBoxes(IncidentRecord record) =>
        from box in record.TimeBoxes
        where box.State is TimeBoxState.Running or TimeBoxState.Expired
        let expired = box.State == TimeBoxState.Expired
        let name = box.For is null ? "The time box" : $"The time box for \"{Say.Excerpt(box.For)}\""
        let words = $"{name} {(expired ? "has ended" : "is running")}; {(expired ? "now" : "then")}: {Sentence(box.WhatThen)}"
        select new Deadline(DeadlineKind.TimeBox, box.Deadline, words, box.EntryId, expired ? DeadlineState.Expired : DeadlineState.Running, box.WhatThen);

    private static IEnumerable<Deadline> Demands(IncidentRecord record) =>
        from demand in record.Demands
        where demand.MetAt is null && demand.State != DemandState.Dropped
        let missed = demand.State == DemandState.Missed
        let words = $"{demand.FromWhom} demands{(missed ? ", and it is overdue" : "")}: {Sentence(demand.What)}"
        select new Deadline(DeadlineKind.Demand, demand.By, words, demand.EntryId, missed ? DeadlineState.Overdue : DeadlineState.Running);

    private static IEnumerable<Deadline> Etas(IncidentRecord record) =>
        from eta in record.Etas
        where eta.SupersededBy is null && eta.Error.Status == MetricStatus.Pending
        let passed = Promise.LateAfter(eta.Latest) <= record.AsKnownAt
        let words = (eta.For, passed) switch
        {
            (null, false) => "The service is expected back.",
            (null, true) => "The service was expected back by now.",
            ({ } thing, false) => $"Expected: {Sentence(thing)}",
            ({ } thing, true) => $"Expected by now: {Sentence(thing)}",
        }
        select new Deadline(DeadlineKind.Eta, eta.Latest, words, eta.EntryId, passed ? DeadlineState.Overdue : DeadlineState.Running);

    private static string Sentence(string text) => Say.Excerpt(text).TrimEnd('.') + ".";
}

/// <summary>What kind of thing is waited for. Stored with the board's lines: add, never rename.</summary>
public enum DeadlineKind
{
    /// <summary>The next update.</summary>
    Update,

    /// <summary>The end of a time box.</summary>
    TimeBox,

    /// <summary>What somebody demanded.</summary>
    Demand,

    /// <summary>What somebody expected.</summary>
    Eta,
}

public enum DeadlineState
{
    /// <summary>Its time is still to come, as far as is known.</summary>
    Running,

    /// <summary>Its time has passed and it has not come.</summary>
    Overdue,

    /// <summary>A time box that has ended, and nobody has said what was done.</summary>
    Expired,
}
