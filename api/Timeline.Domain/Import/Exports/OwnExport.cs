using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import.Exports;

/// <summary>
/// The block of data at the end of this program's whole Markdown document: an entry a line, by which it comes back with its kinds, authors, precision
/// and facts. Members are only added.
/// </summary>
public static class OwnExport
{
    public const string Name = "Timeline document";

    private const string Opening = "```timeline-entries";
    private const string Closing = "\n```";

    // The default encoder leaves no backtick, no tag and no character that is not ASCII.
    private static readonly JsonWriterOptions Options = new() { Indented = false };

    /// <summary>A fenced block without a line feed at its end; empty where nothing stands on the timeline. What was retracted is left out.</summary>
    public static string Write(IncidentRecord record)
    {
        var lines = record.Timeline.Where(entry => !entry.Retracted).Select(Line).ToList();
        return lines.Count == 0 ? "" : $"{Opening} {record.Zone}\n{string.Join('\n', lines)}{Closing}";
    }

    private static string Line(TimelineEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", InstantPattern.ExtendedIso.Format(entry.OccurredAt));
            if (entry.OccurredUntil is { } until)
                json.WriteString("until", InstantPattern.ExtendedIso.Format(until));
            json.WriteString("precision", Say.Name(entry.Precision));
            json.WriteString("kind", Say.Name(entry.Kind));
            if (entry.Origin.ImportedAs is { } role)
                json.WriteString("role", Say.Name(role));
            json.WriteString("author", entry.Author);
            json.WriteString("text", entry.Text);
            if (entry.Facts.Count > 0)
            {
                json.WriteStartArray("facts");
                foreach (var fact in entry.Facts)
                    Write(json, fact);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, EntryFact fact)
    {
        json.WriteStartObject();
        json.WriteString("name", fact.Name);
        json.WriteString("label", fact.Label);
        json.WriteString("value", fact.Value);
        if (fact.Input is { } input)
            json.WriteString("input", input);
        if (fact.At is { } at)
            json.WriteString("at", InstantPattern.ExtendedIso.Format(at));
        if (fact.Entry is { } entry)
            json.WriteString("entry", entry.ToString());
        json.WriteEndObject();
    }

    /// <summary>Null when the text has no such block, or a line of it is not as this program writes it: then it is read as any text.</summary>
    internal static ParsedNotes? TryRead(string text, int mostEntries)
    {
        var start = text.LastIndexOf(Opening, StringComparison.Ordinal);
        if (start < 0 || start > 0 && text[start - 1] != '\n')
            return null;
        var body = text.IndexOf('\n', start) + 1;
        var end = body == 0 ? -1 : text.IndexOf(Closing, body - 1, StringComparison.Ordinal);
        if (end < 0 || ZoneOf(text[(start + Opening.Length)..(body - 1)].Trim()) is not { } zone)
            return null;
        var number = 1 + text.AsSpan(0, body).Count('\n');
        var items = new List<NoteItem>();
        int? tooMany = null;
        foreach (var line in text[body..Math.Max(body, end)].Split('\n'))
        {
            if (items.Count == mostEntries)
            {
                tooMany = number;
                break;
            }

            if (Item(line.TrimEnd('\r'), number++, zone) is not { } item)
                return null;
            items.Add(item);
        }

        return new(items, [], [new(0, text.Length, NoteSpanKind.Marker, null)], tooMany, new ZoneMark(Id: zone));
    }

    private static string? ZoneOf(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)?.Id;

    private static NoteItem? Item(string line, int number, string zone)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var entry = document.RootElement;
            if (Moment(entry, "at") is not { } at || Text(entry, "text") is not { Length: > 0 } text || Value<EntryKind>(entry, "kind") is not { } kind || Value<Precision>(entry, "precision") is not { } precision)
                return null;
            var facts = entry.TryGetProperty("facts", out var list) ? list.EnumerateArray().Select(Fact).ToList() : [];
            var role = Value<ImportRole>(entry, "role") ?? ImportRole.Note;
            var contact = new SuggestedContact(Said("who"), Value<ContactRung>(Said("rung")), Value<ContactOutcome>(Said("outcome")));
            return new(number, IsHeading: false, Marker(at, Moment(entry, "until"), precision), InstantPattern.General.Format(at), Text(entry, "author"), text)
            {
                Own = new(kind, role, precision, role == ImportRole.ContactAttempt ? contact : null, facts),
            };

            string? Said(string name) => facts.Find(fact => fact.Name == name)?.Input;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static EntryFact Fact(JsonElement fact) => new(
        Text(fact, "name") ?? throw new FormatException(), Text(fact, "label") ?? "", Text(fact, "value") ?? "", Text(fact, "input"), Moment(fact, "at"),
        Text(fact, "entry") is { } entry ? new EntryId(Guid.Parse(entry)) : null);

    private static TimeMarker Marker(Instant at, Instant? until, Precision precision)
    {
        var (from, to) = (at.InUtc().LocalDateTime, until?.InUtc().LocalDateTime);
        return new()
        {
            Day = Day(from.Date),
            Clock = Clock(from.TimeOfDay, precision),
            Until = to is { } end ? Clock(end.TimeOfDay, precision) : null,
            UntilDay = to is { } last ? Day(last.Date) : null,
            Zone = new(Offset: Offset.Zero),
            Unclosed = "",
        };
    }

    private static DayMark Day(LocalDate date) => new(date.Year, date.Month, date.Day);

    private static ClockMark Clock(LocalTime time, Precision precision) => new(time, HalfSaid: true, Meridiem: false, Padded: true, precision, ClockNotation.Sure);

    private static Instant? Moment(JsonElement element, string name) => Text(element, name) is { } text ? InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow() : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static TEnum? Value<TEnum>(JsonElement element, string name)
        where TEnum : struct, Enum => Value<TEnum>(Text(element, name));

    private static TEnum? Value<TEnum>(string? name)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (Say.Name(value) == name)
                return value;
        return null;
    }
}
