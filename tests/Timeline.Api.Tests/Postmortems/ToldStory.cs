using NodaTime;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Notes;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>A story of <c>postmortems/</c>, played from its notes: the record, and the document that comes of it.</summary>
internal sealed class ToldStory
{
    private readonly NotesRecord _notes;

    private ToldStory(NotesRecord notes)
    {
        _notes = notes;
        Metrics = IncidentMetrics.Compute(notes.Record);
        Markdown = MarkdownOutput.Render(PostmortemComposer.Compose(notes.Record));
    }

    public static ToldStory Of(string key)
    {
        var (path, notes) = PostmortemFolder.Read(PostmortemFolderTests.Folder).Single(story => story.Notes.Key == key);
        return new(NotesRecord.Of(path, notes));
    }

    public IncidentRecord Record => _notes.Record;

    public IncidentMetrics Metrics { get; }

    public string Markdown { get; }

    /// <summary>The record as it was known at a time on the wall clock of the incident.</summary>
    public IncidentRecord KnownAt(string wallClock) => IncidentRecord.Fold(Record.Id, _notes.Events, At(wallClock))!;

    public Instant At(string wallClock) => _notes.Play.At(wallClock);

    /// <summary>The rows of a section's tables and lists, one line of Markdown each.</summary>
    public IReadOnlyList<string> Lines(string section) =>
        [.. Markdown.Split('\n').SkipWhile(line => line != $"## {section}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.Length > 0)];
}
