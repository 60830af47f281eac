using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Resolving;

namespace Timeline.Domain.Import;

/// <summary>Asks for what the text did not say, each thing once.</summary>
internal static class Questions
{
    private const int MostUnread = 50;

    public static void Add(IReadOnlyList<NoteItem> items, ResolvedTime?[] resolved, List<ImportQuestion> questions)
    {
        var entries = Enumerable.Range(0, items.Count).Where(i => resolved[i] is not null).ToList();
        if (entries.Count == 0)
        {
            questions.Add(new(ImportQuestionCode.NoTimes, "No times were found. Write each entry's time at the start of a line, for example: 22:02 the first call came in."));
            return;
        }

        AddAnchor(items, resolved, entries, questions);
        entries.RemoveAll(i => items[i].Marker.Relative is not null);
        AddDate(items, resolved, entries, questions);
        AddZone(items, resolved, entries, questions);
    }

    /// <summary>What begins like a time and was left in the text of the entry before, or outside.</summary>
    public static void AddUnread(IReadOnlyList<UnreadLine> unread, List<ImportQuestion> questions)
    {
        foreach (var (line, start) in unread.Take(MostUnread))
            questions.Add(new(ImportQuestionCode.UnreadTime, $"Line {line} begins with \"{start}\", which was not read as a time. Write it as a date and a time, or leave it as text.", line));
        if (unread.Count > MostUnread)
            questions.Add(new(ImportQuestionCode.UnreadTime, $"{unread.Count - MostUnread} more lines begin with something like a time that was not read.", unread[MostUnread].Line));
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

    private static void AddAnchor(IReadOnlyList<NoteItem> items, ResolvedTime?[] resolved, List<int> entries, List<ImportQuestion> questions)
    {
        var open = entries.FindIndex(i => items[i].Marker.Relative is not null && resolved[i]!.Local is null);
        if (open >= 0 && !items.Any(i => i.Marker.Clock is not null))
            questions.Add(new(ImportQuestionCode.AnchorUnknown,
                $"{items[entries[open]].Typed} on line {items[entries[open]].Line} is counted from a moment that the text does not say. Put it into the first line, for example: T+0 = 2024-03-05 09:00 UTC.", items[entries[open]].Line));
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
