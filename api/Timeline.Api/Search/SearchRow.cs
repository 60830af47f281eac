using System.Globalization;
using System.Text;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Search;

/// <summary>One thing that can be found, as it stands at a version of its incident: one row of the table.</summary>
/// <param name="Id">Of the entry, lesson or action item; the incident's for its title.</param>
/// <param name="Version">The version of the incident that it was read at. A row is never replaced by an older one.</param>
/// <param name="Text">What is searched and shown: the text, and what else was typed, a line each. Empty once it was redacted.</param>
/// <param name="Weight">A to D: how much a word in it counts. PostgreSQL's letters.</param>
internal sealed record SearchRow(
    Guid Id, Guid IncidentId, long Version, SearchedThing Thing, EntryKind? Kind, Instant OccurredAt, bool Retracted, string Text, char Weight, string Facts)
{
    private const char Title = 'A';
    private const char Important = 'B';
    private const char Usual = 'C';

    // Beyond it a lexeme's place says nothing more to PostgreSQL.
    private const int LastPlace = 16_383;

    /// <summary>What follows from an event, read from the record: what the event itself said may be out of date, or redacted.</summary>
    /// <param name="record">At the event's version, or a later one.</param>
    public static IEnumerable<SearchRow> Of(IncidentRecord record, IncidentEvent @event)
    {
        if (@event is IAboutEntry about)
            return record.Entry(about.EntryId) is { } entry ? [Of(record, entry)] : [];

        // Whatever else there is to it, what was retracted too, whose row says so from then on: an incident has few of these.
        return [.. record.EveryLesson().Select(lesson => Of(record, lesson)), .. record.EveryActionItem().Select(item => Of(record, item))];
    }

    /// <summary>The incident's own row.</summary>
    public static SearchRow Of(IncidentRecord record) =>
        Make(record, record.Id.Value, SearchedThing.Incident, record.DeclaredAt, [record.Title, record.Key], Title);

    /// <summary>The row as a <c>tsvector</c>: its words, each with its places and weight, and its facts.</summary>
    public string Vector()
    {
        var vector = new StringBuilder(Facts);
        var place = 0;
        foreach (var word in SearchWords.In(Text))
        {
            place = Math.Min(place + 1, LastPlace);
            vector.Append(CultureInfo.InvariantCulture, $" '{word.Text}':{place}{Weight}");
        }

        return vector.ToString();
    }

    /// <summary>Every text that an event brought into an entry.</summary>
    public static IEnumerable<string> Said(IncidentEvent @event) => @event switch
    {
        IOnTimeline made => made.Typed.OfType<string>(),
        EntryAmended amended => [amended.Text ?? "", .. (amended.As as IOnTimeline)?.Typed.OfType<string>() ?? []],
        IncidentDeclared declared => [declared.Title],
        LessonRecorded lesson => [lesson.Text],
        LessonAmended lesson => [lesson.Text],
        ActionItemRaised item => [item.Text, item.Owner ?? ""],
        ActionItemAmended item => [item.Text, item.Owner ?? ""],
        ActionItemAssigned item => [item.Owner],
        _ => [],
    };

    /// <summary>The words of a text that misspelt ones are compared with, each once.</summary>
    public static IEnumerable<string> Vocabulary(string text) => SearchWords.In(text).Select(word => word.Text).Where(IsComparable).Distinct(StringComparer.Ordinal);

    /// <summary>Whether a word may have been misspelt: 3 to 32 letters. A number with another digit is another number.</summary>
    public static bool IsComparable(string word) => word.Length is >= 3 and <= 32 && word.All(char.IsLetter);

    private static SearchRow Of(IncidentRecord record, TimelineEntry entry)
    {
        var thing = entry.Kind switch
        {
            EntryKind.Hypothesis => SearchedThing.Theory,
            EntryKind.RootCause or EntryKind.ContributingFactor => SearchedThing.Cause,
            _ => SearchedThing.Entry,
        };
        // As first recorded it may have said something else; only the rest of what was typed still stands.
        // A sentence made from the data may name what was typed about another entry, and goes when that is redacted: it is found there.
        var said = entry.Worded ? entry.Origin.Wording : entry.Text;
        var rest = entry.Origin.Typed.OfType<string>().Where(typed => typed != entry.Origin.Wording && !said.Contains(typed, StringComparison.Ordinal));
        IEnumerable<string> texts = entry.Redaction is null ? [said, .. rest] : [];
        return Make(record, entry.Id.Value, thing, entry.OccurredAt, texts, thing == SearchedThing.Entry ? Usual : Important, entry.Kind, entry.Retracted);
    }

    private static SearchRow Of(IncidentRecord record, Lesson lesson) =>
        Make(record, lesson.Id.Value, SearchedThing.Lesson, lesson.RecordedAt, [lesson.Text], Important, retracted: lesson.Retracted);

    private static SearchRow Of(IncidentRecord record, ActionItem item) =>
        Make(record, item.Id.Value, SearchedThing.ActionItem, item.RaisedAt, item.Owner is null ? [item.Text] : [item.Text, item.Owner], Important, retracted: item.Retracted);

    private static SearchRow Make(
        IncidentRecord record, Guid id, SearchedThing thing, Instant at, IEnumerable<string> texts, char weight, EntryKind? kind = null, bool retracted = false) =>
        new(
            id, record.Id.Value, record.Version, thing, kind, at, retracted, string.Join('\n', texts.Where(text => text != EntryContent.Redacted)), weight,
            SearchFacts.Of(thing, kind) + " " + SearchFacts.Of(record));
}
