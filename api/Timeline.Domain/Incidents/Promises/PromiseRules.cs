using System.Diagnostics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The rules that commands about estimates, time boxes, demands and pauses share.</summary>
internal static class PromiseRules
{
    /// <summary>Finds one that stands. Gives the problem when there is none or it was retracted.</summary>
    public static Rejection? Find(Incident incident, EntryId id, EntryKind kind, string field, out StandingEntry promise)
    {
        var noun = Noun(kind);
        if (!incident.Entries.TryGetValue(id, out promise!) || promise.Kind != kind)
            return new(RejectionCode.PromiseNotFound, $"{incident.Key} has no {noun} {id}. Reload the incident and choose one of its {noun}s.", field);

        return promise.Retracted
            ? new(RejectionCode.PromiseNotFound, $"The {noun} {id} was retracted. Record it again if it holds again.", field)
            : null;
    }

    /// <summary>Finds one that nothing has settled.</summary>
    public static Rejection? FindOpen(Incident incident, EntryId id, EntryKind kind, string field)
    {
        if (Find(incident, id, kind, field, out var promise) is { } missing)
            return missing;

        return incident.Index.Settling(id) is { } settlement ? SettledBy(promise, $"was already {Settled(settlement.Kind)}", settlement, field) : null;
    }

    public static Rejection SettledBy(StandingEntry promise, string how, StandingEntry settlement, string field) => new(
        RejectionCode.PromiseSettled,
        $"The {Noun(promise.Kind)} {promise.Id} {how}, at {Say.Time(settlement.When.At)}. If that is wrong, amend or retract entry {settlement.Id}.",
        field);

    private static string Noun(EntryKind kind) => kind switch
    {
        EntryKind.Eta => "estimate",
        EntryKind.TimeBox => "time box",
        EntryKind.Demand => "demand",
        EntryKind.ClockPause => "pause",
        _ => throw new UnreachableException($"a {kind} can be settled by nobody"),
    };

    private static string Settled(EntryKind kind) => kind switch
    {
        EntryKind.TimeBoxCancelled => "cancelled",
        EntryKind.TimeBoxAnswered => "answered",
        EntryKind.ClockResumption => "ended",
        _ => "met",
    };
}
