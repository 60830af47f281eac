using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>
/// Corrects every fact of an entry: the command that would have recorded it rightly is decided as if it had come in its place. Of whatever kind; welcome
/// after closing too.
/// </summary>
/// <param name="Reason">Why.</param>
public sealed record AmendFacts(EntryId EntryId, string Reason)
{
    private const string Field = "amends.entryId";

    /// <summary>Yields no events when the entry says just that already.</summary>
    /// <param name="record">Decides the command that records the entry anew, on the incident as it is without the entry.</param>
    public static Decision<IncidentEvent> Decide(Incident incident, AmendFacts command, Func<Incident, Decision<IncidentEvent>> record)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (IncidentRules.FindLive(incident, command.EntryId, Field, out var entry) is { } missing)
            return missing;
        if (entry.Redacted)
            return IncidentRules.EntryRedacted(command.EntryId, Field);

        var checks = new Checks();
        var reason = checks.Text("amends.reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;

        var without = incident.Change(command.EntryId, taken => taken with { Retracted = true }) with { Amending = command.EntryId };
        var decision = record(without);
        if (decision.Rejection is { } refused)
            return refused;
        if (decision.Events.FirstOrDefault(made => made is IOnTimeline) is not { } corrected || !MayReplace(entry, corrected))
            return new Rejection(RejectionCode.NotAllowed, $"Entry {command.EntryId} is a {Say.Name(entry.Kind)}, which this mutation does not record. Correct it by the one that does, or retract it and record it anew.", Field);
        IncidentEvent[] tagged = [.. decision.Events.OfType<EntryTagged>().Where(tags => tags.Tags.Except(entry.Tags, StringComparer.Ordinal).Any())];
        if (SaysTheSame(entry, (IOnTimeline)corrected))
            return tagged;

        return StatusMilestones.WithFall(incident, [new EntryAmended(command.EntryId, Text: null, When: null, reason, corrected), .. tagged], command.EntryId, ((IOnTimeline)corrected).When.At);
    }

    // What was logged under a kind that has a fact of its own may become that fact.
    private static bool MayReplace(StandingEntry entry, IncidentEvent corrected) =>
        corrected.GetType() == entry.Origin.GetType() || (entry.Origin is EntryLogged && ((IOnTimeline)corrected).Kind == entry.Kind);

    private static bool SaysTheSame(StandingEntry entry, IOnTimeline corrected) =>
        corrected.GetType() == entry.Origin.GetType() && corrected.Kind == entry.Kind && corrected.When == entry.When && corrected.Wording == entry.Text
        && corrected.Author == entry.Origin.Author && corrected.Facts.SequenceEqual(entry.Origin.Facts)
        && corrected.Implies.SequenceEqual(entry.Origin.Implies) && PeopleOf(corrected).SequenceEqual(PeopleOf(entry.Origin));

    // Who somebody is among those who can sign in is no fact that is shown.
    private static IEnumerable<PresenceChange> PeopleOf(IOnTimeline entry) => (entry as IPresence)?.Changes ?? [];
}
