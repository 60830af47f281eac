using Timeline.Torture.Entries;
using Timeline.Torture.Writing;

namespace Timeline.Torture.Checking;

/// <summary>Every command is stored whole or not at all, once, and every acknowledged one as the acknowledgement said.</summary>
internal static class CommandCheck
{
    public static void Run(Journal journal, IReadOnlyList<StoredRow> rows, bool all, Findings findings)
    {
        var stored = rows.GroupBy(row => row.Command).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (command, its) in stored)
        {
            if (journal.Sent.TryGetValue(command, out var plan))
                Whole(plan, its, findings);
            else
                findings.Add("stranger", $"command {command} is stored and was never sent");
        }

        foreach (var (command, reached) in journal.Acknowledged)
        {
            if (!stored.TryGetValue(command, out var its))
            {
                findings.Add("lost", $"command {command} was acknowledged and is not there");
                continue;
            }

            foreach (var stream in reached)
            {
                var versions = its.Where(row => row.Stream == stream.StreamId).Select(row => row.Version).Order();
                var told = Enumerable.Range(0, stream.Appended).Select(i => stream.Version - stream.Appended + 1 + i);
                findings.Expect(versions.SequenceEqual(told), "moved", $"command {command} is not at the versions of {stream.StreamId} that were acknowledged");
            }
        }

        if (all)
        {
            foreach (var command in journal.Sent.Keys.Where(command => !stored.ContainsKey(command)))
                findings.Add("lost", $"command {command} was repeated until it was answered and is not there");
        }
    }

    private static void Whole(Plan plan, List<StoredRow> its, Findings findings)
    {
        var numbers = its.Select(row => row.Number).Order().ToList();
        findings.Expect(
            numbers.SequenceEqual(Enumerable.Range(1, plan.EventCount)),
            numbers.Count > plan.EventCount ? "twice" : "half",
            $"command {plan.Command} of {plan.EventCount} events has the events {string.Join(", ", numbers)}");
        foreach (var part in plan.Parts)
        {
            var there = its.Count(row => row.Stream == part.Stream);
            findings.Expect(there == part.Count, "elsewhere", $"command {plan.Command} has {there} events in {part.Stream}, not {part.Count}");
        }

        findings.Expect(
            its.TrueForAll(row => row.CommandHeader == plan.Command.ToString("D")), "header", $"command {plan.Command} is not named in its events' headers");
    }
}
