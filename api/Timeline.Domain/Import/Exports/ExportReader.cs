using System.Text.Json;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Exports;

/// <summary>What a program exported, taken apart into records.</summary>
/// <param name="Name">What it was recognised as, for a person.</param>
internal sealed record Export(string Name, IReadOnlyList<ExportRecord> Records)
{
    /// <summary>Lines before the records, which may say their day or zone.</summary>
    public IReadOnlyList<string> Head { get; init; } = [];
}

/// <summary>One record of an export, before its time has been read.</summary>
/// <param name="Time">As it stands there.</param>
internal readonly record struct ExportRecord(string Time, string? Until, string? Author, string Text);

/// <summary>Reads what programs export: this program's own documents, JSON, YAML lists, Atom and RSS. Notes that are none of these are left to <see cref="NotesParser"/>.</summary>
internal static class ExportReader
{
    public static ParsedNotes? TryRead(string text, int mostEntries, out string? format)
    {
        format = null;
        if (OwnExport.TryRead(text, mostEntries) is { } own)
        {
            format = OwnExport.Name;
            return own;
        }

        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n\uFEFF");
        if (start < 0)
            return null;
        var export = text[start] switch
        {
            '[' or '{' => Json(text, start),
            '<' => FeedReader.TryRead(text[start..]),
            _ => JiraCsv.TryRead(text) ?? YamlReader.TryRead(text),
        };
        if (export is null || export.Records.Count == 0)
            return null;
        var notes = Items(text, export, mostEntries);
        format = notes is null ? null : export.Name;
        return notes;
    }

    private static Export? Json(string text, int start)
    {
        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return JsonReader.Read(document.RootElement);
        }
        catch (JsonException)
        {
            return JsonLines(text);
        }
    }

    /// <summary>A record in each line, as logs are written.</summary>
    private static Export? JsonLines(string text)
    {
        var records = new List<ExportRecord>();
        string? name = null;
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                if (JsonReader.Read(document.RootElement) is not { } export)
                    return null;
                name ??= export.Name;
                records.AddRange(export.Records);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return name is null ? null : new(name == "JSON" ? "JSON lines" : name, records);
    }

    /// <summary>Null when the records have no times, so that the text is none of our exports.</summary>
    private static ParsedNotes? Items(string text, Export export, int mostEntries)
    {
        var items = new List<NoteItem>();
        var unread = new List<UnreadLine>();
        var (at, line) = (0, 1);
        int? tooMany = null;
        foreach (var record in export.Records)
        {
            // Records come in the order of the text, so each is looked for behind the one before.
            if (text.IndexOf(record.Time, at, StringComparison.Ordinal) is var found and >= 0)
            {
                line += text.AsSpan(at, found - at).Count('\n');
                at = found + record.Time.Length;
            }

            if (!TryMarker(record.Time, out var marker))
            {
                unread.Add(new(line, record.Time.Length > 40 ? record.Time[..40] : record.Time));
                continue;
            }

            if (record.Until is { } end && TryMarker(end, out var until) && until.Clock is { } clock && marker.Clock is not null)
                marker = marker with { Until = clock, UntilDay = until.Day };
            if (items.Count == mostEntries)
            {
                tooMany = line;
                break;
            }

            if (record.Text.Trim() is { Length: > 0 } words)
                items.Add(new(line, IsHeading: false, marker, record.Time, record.Author, words.ReplaceLineEndings("\n")));
        }

        if (items.Count == 0)
            return null;
        return new(items, [], [new(0, text.Length, NoteSpanKind.Marker, null)], tooMany, Zone(export.Head)) { Unread = unread, Days = [.. Days(export.Head)] };
    }

    private static ZoneMark? Zone(IReadOnlyList<string> head)
    {
        foreach (var line in head)
            if (ZoneHints.Find(line, inEntry: false) is { } zone)
                return zone;
        return null;
    }

    private static IEnumerable<ContextDay> Days(IReadOnlyList<string> head)
    {
        for (var i = 0; i < head.Count; i++)
            if (ContextScanner.FindDay(head[i], i + 1, title: false) is { } day)
                yield return day;
    }

    private static bool TryMarker(string time, out TimeMarker marker) =>
        MarkerScanner.TryRead(time, 0, out marker) && (marker.Clock is not null || marker.Day is not null) && time.AsSpan(marker.End).Trim().Length <= 8;
}
