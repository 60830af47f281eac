using System.Xml;
using System.Xml.Linq;

namespace Timeline.Domain.Import.Exports;

/// <summary>Reads Atom and RSS.</summary>
internal static class FeedReader
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    public static Export? TryRead(string text)
    {
        var head = text.AsSpan(0, Math.Min(600, text.Length));
        if (!head.Contains("<feed", StringComparison.Ordinal) && !head.Contains("<rss", StringComparison.Ordinal))
            return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            var document = XDocument.Load(reader);
            var records = new List<ExportRecord>();
            foreach (var entry in document.Descendants().Where(e => e.Name.LocalName is "entry" or "item"))
            {
                var time = Value(entry, "published", "pubDate", "updated", "date");
                var words = new[] { Value(entry, "title"), Plain(Value(entry, "content", "description", "summary")) }.Where(w => !string.IsNullOrWhiteSpace(w));
                if (time is not null)
                    records.Add(new(time, null, Value(entry, "creator") ?? Value(entry.Elements().FirstOrDefault(e => e.Name.LocalName == "author"), "name"), string.Join('\n', words)));
            }

            return new(document.Root!.Name.LocalName == "feed" ? "Atom feed" : "RSS feed", records);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? Value(XElement? entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (entry?.Elements().FirstOrDefault(e => e.Name.LocalName == name) is { } found)
                return found.Value.Trim();
        return null;
    }

    /// <summary>Feeds hold HTML as text.</summary>
    internal static string? Plain(string? html) => html is null ? null : string.Join('\n', Reading.Markup.Show(html).Split(Reading.Markup.Break, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
