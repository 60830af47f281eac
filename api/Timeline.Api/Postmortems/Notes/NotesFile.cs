using Timeline.Api.Host;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Timeline.Api.Postmortems.Notes;

/// <summary>A file of notes: front matter that says what the lines mean and what was learnt, then the notes as they were written.</summary>
internal sealed class NotesFile
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required string Severity { get; init; }
    public required string Zone { get; init; }
    public required string Date { get; init; }
    public required string RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
    public string Kind { get; init; } = "REAL";
    public List<NotedEntry> Entries { get; init; } = [];
    /// <summary>When and by whom it was declared. Null: when the notes were recorded, and by whom.</summary>
    public string? DeclaredAt { get; init; }

    /// <summary>What the catalogue holds by the time that it was declared.</summary>
    public List<NotedCommand> Catalogue { get; init; } = [];

    public List<NotedCommand> Commands { get; init; } = [];

    [YamlIgnore]
    public string Body { get; private set; } = "";

    /// <exception cref="StartupException">The file has no front matter, or it cannot be read.</exception>
    public static NotesFile Parse(string path, string text)
    {
        const string Fence = "---\n";
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
            throw new StartupException($"{path} has no front matter between two lines of ---; see postmortems/README.md.");
        try
        {
            var notes = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<NotesFile>(text[Fence.Length..(end + 1)]);
            notes.Body = text[(end + 1 + Fence.Length)..];
            return notes;
        }
        catch (YamlException wrong)
        {
            throw new StartupException($"{path}, line {wrong.Start.Line + 1}: {wrong.Message}.", wrong);
        }
    }
}

internal sealed class NotedEntry
{
    public string Role { get; init; } = "NOTE";
    public string? Author { get; init; }
    public string? Who { get; init; }
    public string Rung { get; init; } = "PRIMARY";
    public string Channel { get; init; } = "PHONE";
    public string Outcome { get; init; } = "REACHED";
    public string Audience { get; init; } = "CUSTOMER";

    /// <summary>What commands call the entry: <c>$name</c>.</summary>
    public string? As { get; init; }
}

/// <summary>A mutation of an incident or of the catalogue.</summary>
internal sealed class NotedCommand
{
    /// <summary>Its name in the schema.</summary>
    public required string Do { get; init; }

    /// <summary>What later commands call what it made: <c>$name</c>.</summary>
    public string? As { get; init; }

    /// <summary>When it was recorded. Null: with the notes.</summary>
    public string? At { get; init; }

    /// <summary>By whom. Null: by whoever recorded the notes.</summary>
    public string? By { get; init; }

    /// <summary>The members of its input, without the command id and the incident.</summary>
    public Dictionary<string, object?> With { get; init; } = [];
}
