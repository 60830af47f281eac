using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Outputs;

/// <summary>The document as JSON, for programs: the same tree that the other outputs are made of, for the same reader. Members are only added.</summary>
internal static class JsonOutput
{
    private const string Format = "timeline-postmortem/1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 that ends with a line feed.</summary>
    public static byte[] Render(PostmortemDocument document) => Render(document, withPictures: true);

    /// <summary>For inside a document that shows the pictures itself.</summary>
    public static byte[] RenderWithoutPictures(PostmortemDocument document) => Render(document, withPictures: false);

    private static byte[] Render(PostmortemDocument document, bool withPictures)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("key", document.Key);
            json.WriteString("title", document.Title);
            json.WriteString("audience", Say.Name(document.View.Audience));
            json.WriteBoolean("rolesNotNames", document.View.RolesNotNames);
            json.WriteString("standing", document.Standing.Words);
            json.WriteBoolean("final", document.Standing.IsFinal);
            json.WriteString("asKnownAt", Say.Time(document.AsKnownAt));
            Facts(json, "control", document.Control);
            Array(json, "figures", document.Figures, figure => Object(json, ("label", figure.Label), ("value", figure.Value), ("note", figure.Note)));
            Array(json, "sections", document.Sections, section => Section(json, section, withPictures));
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Section(Utf8JsonWriter json, Section section, bool withPictures)
    {
        json.WriteStartObject();
        if (section.Kind is { } kind)
        {
            json.WriteString("section", Say.Name(kind));
            json.WriteString("source", section.Written is null ? "GENERATED" : "WRITTEN");
        }

        json.WriteString("heading", section.Heading);
        if (section.Written is { } written)
            json.WriteString("written", written);
        Array(json, "blocks", section.Blocks, block => Block(json, block, withPictures));
        if (section.Parts.Count > 0)
            Array(json, "parts", section.Parts, part => Section(json, part, withPictures));
        json.WriteEndObject();
    }

    private static void Block(Utf8JsonWriter json, Block block, bool withPictures)
    {
        json.WriteStartObject();
        switch (block)
        {
            case Plain plain:
                Members(json, ("type", "text"), ("text", plain.Text));
                break;
            case NothingRecorded nothing:
                Members(json, ("type", "nothingRecorded"), ("text", nothing.Text));
                break;
            case Prose prose:
                Members(json, ("type", "prose"), ("markdown", prose.Markdown));
                break;
            case Highlight highlight:
                Members(json, ("type", "highlight"), ("title", highlight.Title), ("markdown", highlight.Markdown));
                break;
            case SubHeading heading:
                Members(json, ("type", "heading"), ("text", heading.Text));
                break;
            case Course course:
                json.WriteString("type", "course");
                Array(json, "steps", course.Steps, step => Object(json, ("label", step.Label), ("time", step.Time), ("sincePrevious", step.SincePrevious)));
                break;
            case Chart chart:
                Members(json, ("type", "chart"), ("caption", chart.Caption), ("inWords", chart.InWords));
                break;
            case FactList facts:
                json.WriteString("type", "facts");
                Facts(json, "facts", facts.Facts);
                break;
            case Bullets bullets:
                json.WriteString("type", "list");
                Array(json, "items", bullets.Items, item => Object(json, ("lead", item.Lead), ("markdown", item.Markdown), ("then", item.Then), ("aside", item.Aside)));
                break;
            case Grid grid:
                json.WriteString("type", "table");
                Array(json, "columns", grid.Columns, column => json.WriteStringValue(column.Heading));
                Array(json, "rows", grid.Rows, row => Values(json, row, cell => Object(json, ("id", cell.Anchor), (cell.IsMarkdown ? "markdown" : "text", cell.Text))));
                break;
            case Figure figure:
                Members(json, ("type", "picture"), ("caption", figure.Caption), ("mediaType", figure.MediaType));
                if (withPictures)
                    json.WriteBase64String("bytes", figure.Bytes);
                break;
            case TimelineDays days:
                json.WriteString("type", "timeline");
                Array(json, "days", days.Days, day => Day(json, day));
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"no JSON for {block.GetType().Name}");
        }

        json.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter json, TimelineDay day)
    {
        json.WriteStartObject();
        json.WriteString("heading", day.Heading);
        Array(json, "entries", day.Rows, row =>
        {
            json.WriteStartObject();
            Members(json, ("id", row.Anchor), ("time", row.Time), ("elapsed", row.Elapsed), ("kind", row.Kind), ("markdown", row.Markdown), ("aside", row.Aside));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Facts(Utf8JsonWriter json, string name, IReadOnlyList<Fact> facts) =>
        Array(json, name, facts, fact => Object(json, ("label", fact.Label), ("value", fact.Value), ("code", fact.Code)));

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WritePropertyName(name);
        Values(json, items, write);
    }

    private static void Values<T>(Utf8JsonWriter json, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void Object(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        json.WriteStartObject();
        Members(json, members);
        json.WriteEndObject();
    }

    // What there is nothing of is left out.
    private static void Members(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            if (!string.IsNullOrEmpty(value))
                json.WriteString(name, value);
        }
    }
}
