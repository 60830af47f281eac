using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Torture.Application;
using Timeline.Torture.Checking;
using Timeline.Torture.Servers;

namespace Timeline.Torture.SlaClocks;

/// <summary>What Timeline recorded of targets by itself is what has to be found by what was said, once each; and its API says the same.</summary>
internal sealed class SlaCheck(IReadOnlyList<SlaCase> cases, TortureServer server, ApiClient client)
{
    /// <summary>Of the tables alone. Gives the findings that there are.</summary>
    public async Task<IReadOnlyList<StoredEvent>> RecordedAsync(Findings findings)
    {
        var stored = await StoredEvent.ReadAsync(server);
        foreach (var one in cases)
            Recorded(one, [.. stored[one.Id]], findings);
        return [.. cases.SelectMany(one => stored[one.Id]).Where(made => made.IsFinding)];
    }

    /// <summary>Of the API, as of now, when everything has fallen due.</summary>
    public async Task ShownAsync(Findings findings)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            var one = cases[i];
            var incident = (await client.AskAsync(i, "query($key: String!) { incident(key: $key) { sla { target status dueAt warnsAt from { at } to { at } } } }", new { key = one.Id.ToString() })).GetProperty("incident");
            var shown = incident.GetProperty("sla").EnumerateArray().Select(clock => (Text(clock, "target"), Text(clock, "status"), At(clock, "dueAt"), At(clock, "warnsAt"), At(clock.GetProperty("from"), "at"), At(clock.GetProperty("to"), "at")));
            // Of a cadence the newest cycle.
            var expected = ExpectedClock.Of(one.Said).GroupBy(clock => clock.Name).Select(cycles => cycles.Last());
            var wanted = expected.Select(clock => ((string?)clock.Name, (string?)clock.Status, clock.DueAt, clock.WarnsAt, (Instant?)clock.Start, clock.End));
            var (these, those) = (string.Join("; ", wanted), string.Join("; ", shown));
            findings.Expect(these == those, "shown", $"{one.Id} should have {these} and has {those}");
        }
    }

    private static void Recorded(SlaCase one, IReadOnlyList<StoredEvent> stored, Findings findings)
    {
        foreach (var target in stored.Where(made => made.IsFinding).GroupBy(made => (made.TargetName, made.CycleId)))
        {
            findings.Expect(target.Count(made => made.Type == StoredEvent.Warned) <= 1, "twice", $"{target.Key} of {one.Id} was warned of more than once");
            findings.Expect(target.Count(made => made.Type is StoredEvent.Breached or StoredEvent.Met) <= 1, "twice", $"{target.Key} of {one.Id} was settled more than once");
            foreach (var made in target.Where(made => made.Type != StoredEvent.Reassessed))
                OnTime(one, made, stored, findings);
        }

        foreach (var clock in ExpectedClock.Of(one.Said))
        {
            var found = stored.Where(made => made.IsFinding && (made.TargetName, made.CycleId) == (clock.Name, clock.Cycle)).ToList();
            findings.Expect(found.Exists(made => made.Type is StoredEvent.Breached or StoredEvent.Met), "never", $"{clock.Name} of {one.Id}, due at {clock.DueAt}, was neither missed nor met");
            findings.Expect(
                found.Exists(made => made.Type == StoredEvent.Warned) || !found.Exists(made => made.Type == StoredEvent.Breached), "never", $"{clock.Name} of {one.Id} was missed without a warning");
            findings.Expect(found is [] || found[^1].Status == clock.Status, "standing", $"{clock.Name} of {one.Id} is {clock.Status} and was found {string.Join(", ", found.Select(made => made.Status))}");
        }
    }

    // By what was recorded before it: whatever came later was not known.
    private static void OnTime(SlaCase one, StoredEvent made, IReadOnlyList<StoredEvent> stored, Findings findings)
    {
        var known = one.Said.Where(fact => stored.Any(before => before.Version < made.Version && before.Entry == fact.Entry && before.Type == "entry_amended" == (fact.Kind == SlaFactKind.Corrected))).ToList();
        var clock = ExpectedClock.Of(known).FirstOrDefault(clock => (clock.Name, clock.Cycle) == (made.TargetName, made.CycleId));
        var due = made.Type switch
        {
            StoredEvent.Warned => clock?.WarnsAt,
            StoredEvent.Breached => clock?.DueAt,
            _ => clock?.End,
        };
        findings.Expect(made.OccurredAt == due, "time", $"{made.Type} of {made.TargetName} in {one.Id} is of {made.OccurredAt} and {(due is { } at ? $"should be of {at}" : "should not be")}");
        findings.Expect(made.RecordedAt >= made.OccurredAt, "early", $"{made.Type} of {made.TargetName} in {one.Id}, of {made.OccurredAt}, was recorded at {made.RecordedAt}");
    }

    private static string? Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Null ? null : element.GetProperty(name).GetString();

    private static Instant? At(JsonElement element, string name) => Text(element, name) is { } text ? InstantPattern.ExtendedIso.Parse(text).Value : null;
}
