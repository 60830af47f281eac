using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Resolving;

namespace Timeline.Domain.Import;

/// <summary>Asks for what the text did not say, each thing once.</summary>
internal static class Questions
{
    public static void Add(IReadOnlyList<NoteItem> items, ResolvedTime?[] resolved, List<ImportQuestion> questions)
    {
        var entries = Enumerable.Range(0, items.Count).Where(i => resolved[i] is not null).ToList();
        if (entries.Count == 0)
        {
            questions.Add(new(ImportQuestionCode.NoTimes, "No times were found. Write each entry's time at the start of a line, for example: 22:02 the first call came in."));
            return;
        }

        AddDate(items, resolved, entries, questions);
        AddZone(items, resolved, entries, questions);
    }

    private static void AddDate(IReadOnlyList<NoteItem> items, ResolvedTime?[] resolved, List<int> entries, List<ImportQuestion> questions)
    {
        var open = entries.FindIndex(i => resolved[i]!.Local is null);
        if (open < 0 || questions.Exists(q => q.Code == ImportQuestionCode.DateUnknown))
            return;
        var item = items[entries[open]];
        var missing = item.Marker.Day is { HasDate: true } ? "says no year" : "says no day";
        questions.Add(new(ImportQuestionCode.DateUnknown,
            $"{item.Typed} on line {item.Line} {missing}. Give the date of the first time in the text, {items[entries[0]].Typed} on line {items[entries[0]].Line}; the days after it follow.", item.Line));
    }

    private static void AddZone(IReadOnlyList<NoteItem> items, ResolvedTime?[] resolved, List<int> entries, List<ImportQuestion> questions)
    {
        var ambiguous = entries.FirstOrDefault(i => resolved[i]!.OpenZone is not null, -1);
        if (ambiguous >= 0)
        {
            var item = items[ambiguous];
            questions.Add(new(ImportQuestionCode.ZoneUnknown,
                $"{item.Marker.Zone!.Value.ShortName} on line {item.Line} may mean {string.Join(" or ", resolved[ambiguous]!.OpenZone!)}. Give the zone the times were said in.", item.Line));
            return;
        }

        if (entries.Exists(i => resolved[i]!.Zone is null) && !questions.Exists(q => q.Code == ImportQuestionCode.ZoneInvalid))
            questions.Add(new(ImportQuestionCode.ZoneUnknown, "Give the zone the times were said in, for example Europe/Berlin or America/Chicago."));
    }
}
