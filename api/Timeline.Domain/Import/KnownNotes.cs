using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import;

/// <summary>Compares notes with the incident that they are meant for.</summary>
public static class KnownNotes
{
    /// <summary>The preview with what the incident knows of each entry, in the role that its words suggest. Stores nothing.</summary>
    public static ImportPreview In(IncidentRecord record, ImportPreview preview)
    {
        var known = KnownLines.Of(record.ToState(), except: []);
        return preview with { Entries = [.. preview.Entries.Select(entry => entry with { Known = Find(entry) })] };

        KnownEntry? Find(ImportedEntry entry)
        {
            if (entry.OccurredAt is not { } at)
                return null;

            var line = new ImportLine(at, new Checks().Text("text", entry.Text), entry.SuggestedRole);
            var when = new Occurrence(at, entry.OccurredUntil, entry.Precision, preview.Zone ?? record.Zone);
            return known.Find(line, when) is { } found ? KnownEntry.Of(found, record) : null;
        }
    }
}
