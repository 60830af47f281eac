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
    public List<NotedEntry> Entries { get; init; } = [];
    public List<NotedHypothesis> Hypotheses { get; init; } = [];
    public List<NotedCause> RootCauses { get; init; } = [];
    public List<NotedCause> ContributingFactors { get; init; } = [];
    public List<NotedLesson> Lessons { get; init; } = [];
    public List<NotedAction> Actions { get; init; } = [];

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
}

internal sealed class NotedHypothesis
{
    public required string Statement { get; init; }
    public string? RaisedBy { get; init; }
    public required string At { get; init; }
    public string? RefutedAt { get; init; }
    public string? Because { get; init; }
}

internal sealed class NotedCause
{
    public required string Text { get; init; }
    public required string At { get; init; }
}

internal sealed class NotedLesson
{
    public required string Category { get; init; }
    public required string Text { get; init; }
}

internal sealed class NotedAction
{
    public required string Text { get; init; }
    public string Type { get; init; } = "PREVENT";
    public string? Owner { get; init; }
    public string? Due { get; init; }
}
