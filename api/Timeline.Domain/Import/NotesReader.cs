using NodaTime;
using Timeline.Domain.Import.Exports;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Resolving;
using Timeline.Domain.Import.Roles;
using Timeline.Domain.Import.Scanning;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import;

/// <summary>
/// Reads the notes of an outage, as a person typed or pasted them, into entries (DOMAIN, section 8). Pure: it stores nothing, and the same notes
/// give the same preview. What the text does not say becomes a question; what is guessed is named with the entry.
/// </summary>
public static class NotesReader
{
    /// <summary>In UTF-16 units.</summary>
    public const int LongestText = 500_000;

    public const int MostEntries = 2_000;

    /// <summary>Never throws for anything in the text. Work grows with its length only.</summary>
    /// <param name="text">Notes in any of the usual shapes.</param>
    /// <param name="zone">The tz database name of the zone the times were said in. It wins over what the text says for all its times, not over a zone at a single time. Null or blank: not given.</param>
    /// <param name="date">The day of the first time in the text, in that zone. Null: not given.</param>
    /// <param name="order">How the times run. Null: found in the text.</param>
    /// <param name="fileName">The name of the file that the text stood in, which may say its day. Null: none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ImportPreview Preview(string text, string? zone, LocalDate? date, ImportOrder? order = null, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var questions = new List<ImportQuestion>();
        if (text.Length > LongestText)
        {
            questions.Add(new(ImportQuestionCode.TooLong, $"The text is {text.Length} characters long; the limit is {LongestText}. Paste it in parts."));
            return new(null, ImportOrder.Unknown, [], questions, [], []);
        }

        text = Unreadable.Replace(text, questions);
        var given = Zone(zone, questions);
        date = Date(date, questions);
        var notes = ExportReader.TryRead(text, MostEntries, out var format) ?? NotesParser.Parse(text, MostEntries);
        if (notes.TooMany is { } line)
            questions.Add(new(ImportQuestionCode.TooMany, $"There are more than {MostEntries} entries. Import these, then paste the text from line {line} on.", line));
        if (FileNames.FindDay(fileName) is { } named)
            notes = notes with { Days = [.. notes.Days, named] };
        return Resolve(notes, given, date, order, questions) with { Format = format ?? notes.Shape };
    }

    private static ImportPreview Resolve(ParsedNotes notes, DateTimeZone? given, LocalDate? date, ImportOrder? said, List<ImportQuestion> questions)
    {
        var items = notes.Items;
        var zones = ZoneContext.Of(given, notes.ZoneHint, items.Where(i => i.Marker.Zone is not null).Select(i => i.Marker.Zone!.Value), notes.SentenceZone);
        var numbers = DayNumbers.Of(items, notes.Days, zones.Zone?.Id, date);
        var context = ContextDays.Of(notes.Days, numbers, date);
        var order = said is null or ImportOrder.Unknown ? OrderFinder.Find(items, numbers) : said.Value;
        var times = HalfResolver.Resolve(items, order);
        var days = new DayNamer(numbers, order, date, context.Day, items);
        var resolved = new TimeResolver(order, zones, days, date, context).Resolve(items, times);
        var entries = Entries(items, resolved);
        Questions.Add(items, resolved, questions);
        Questions.AddUnread(notes.Unread, questions);
        return new(zones.Zone?.Id, order, entries, questions, notes.Outside, notes.Spans);
    }

    private static List<ImportedEntry> Entries(IReadOnlyList<NoteItem> items, ResolvedTime?[] resolved)
    {
        var roles = Roles(items, resolved);
        var entries = new List<ImportedEntry>();
        for (var i = 0; i < items.Count; i++)
        {
            if (resolved[i] is not { } time)
                continue;
            var item = items[i];
            var role = item.Own?.Role ?? roles[i];
            if (role != ImportRole.Note && item.Own is null)
                time.Guesses.Add(new(ImportGuessCode.Role, "suggested from the words"));
            time.Guesses.Sort((a, b) => a.Code.CompareTo(b.Code));
            entries.Add(new(item.Line, time.At, time.Until, time.Local, item.Typed, Exactness(item), item.Author, item.Text, role,
                role == ImportRole.ContactAttempt ? item.Own?.Contact ?? ContactReader.Read(item.Text) : null, time.Guesses)
            {
                LastLine = item.LastLine,
                Kind = item.Own?.Kind,
                Facts = item.Own?.Facts ?? [],
            });
        }

        return entries;
    }

    private static ImportRole[] Roles(IReadOnlyList<NoteItem> items, ResolvedTime?[] resolved)
    {
        var happened = Enumerable.Range(0, items.Count).Where(i => resolved[i] is not null).OrderBy(i => resolved[i]!.Local ?? new LocalDateTime(1, 1, 1, 0, 0)).ToArray();
        var suggested = Array.ConvertAll(happened, i => RoleSuggester.Suggest(items[i].Text));
        RoleSuggester.KeepSingle(suggested);
        var roles = new ImportRole[items.Count];
        for (var i = 0; i < happened.Length; i++)
            roles[happened[i]] = suggested[i];
        return roles;
    }

    private static Precision Exactness(NoteItem item) => item.Marker switch
    {
        _ when item.Own is { } own => own.Precision,
        { Approximate: true } => Precision.Approximate,
        { Clock: { } clock } => clock.Precision,
        { Relative: not null } => Precision.Minute,
        _ => Precision.Day,
    };

    private static DateTimeZone? Zone(string? zone, List<ImportQuestion> questions)
    {
        if (VisibleText.ShowsNothing(zone))
            return null;
        var name = zone.Trim();
        var found = name.Length <= 100 ? ZoneContext.Find(name) : null;
        if (found is null)
            questions.Add(new(ImportQuestionCode.ZoneInvalid, $"\"{(name.Length <= 100 ? name : name[..100] + "…")}\" is not in the time zone database. Give a name such as Europe/Berlin or America/Chicago."));
        return found;
    }

    private static LocalDate? Date(LocalDate? date, List<ImportQuestion> questions)
    {
        if (date is not { } day || day.Year is >= DateScanner.FirstYear and <= DateScanner.LastYear && day.Calendar == CalendarSystem.Iso)
            return date;
        questions.Add(new(ImportQuestionCode.DateUnknown, $"The date {day:uuuu-MM-dd} is outside the years {DateScanner.FirstYear} to {DateScanner.LastYear}. Give the day of the first time."));
        return null;
    }
}
