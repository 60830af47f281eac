using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Estimates, time boxes and demands whose times cannot be right: the commands refuse them, but times that are corrected may come to it.</summary>
internal static class PromiseContradictions
{
    public static IEnumerable<Contradiction> Of(Incident incident) =>
        [.. DueBeforeGiven(incident), .. SettledBeforeGiven(incident)];

    private static IEnumerable<Contradiction> DueBeforeGiven(Incident incident)
    {
        EntryKind[] kinds = [EntryKind.Eta, EntryKind.TimeBox, EntryKind.Demand];
        return
            from entry in kinds.SelectMany(kind => incident.Index.OfKind(kind))
            let due = DueOf(entry.Origin)
            where due < MeantTime.Of(entry.When).From
            select new Contradiction(
                ContradictionKind.DueBeforeSent,
                $"{Words(entry.Kind)} \"{Say.Excerpt(entry.Text)}\" is for a time {Say.Span(entry.When.At - due)} before it was given.",
                [Contradictions.MomentOf("Given", entry), new("Due", due, Precision.Second, Milestone: null, entry.Id)]);
    }

    private static IEnumerable<Contradiction> SettledBeforeGiven(Incident incident)
    {
        EntryKind[] kinds = [EntryKind.TimeBoxMet, EntryKind.TimeBoxCancelled, EntryKind.TimeBoxAnswered, EntryKind.DemandMet];
        return
            from end in kinds.SelectMany(kind => incident.Index.OfKind(kind))
            let given = incident.Entries.GetValueOrDefault(end.Settles!.Value)
            where given is { IsLive: true } && MeantTime.Of(end.When).IsBefore(MeantTime.Of(given.When))
            select Contradictions.EndBeforeStart(
                Contradictions.MomentOf(Words(given.Kind), given), Contradictions.MomentOf(end.Origin.Label, end));
    }

    private static Instant DueOf(IOnTimeline origin) => origin switch
    {
        EtaGiven eta => eta.ByLatest ?? eta.By,
        TimeBoxSet box => box.Deadline,
        DemandReceived demand => demand.By,
        _ => Instant.MaxValue,
    };

    private static string Words(EntryKind kind) => kind switch
    {
        EntryKind.Eta => "The estimate",
        EntryKind.TimeBox => "The time box",
        _ => "The demand",
    };
}
