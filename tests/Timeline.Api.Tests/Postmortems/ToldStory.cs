using NodaTime;
using NodaTime.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Notes;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>A story of <c>postmortems/</c>, played from its notes: the record, and the document that comes of it.</summary>
internal sealed class ToldStory
{
    private static readonly LocalDateTimePattern WallClock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private readonly NotesRecord _notes;

    private ToldStory(NotesRecord notes)
    {
        _notes = notes;
        Metrics = IncidentMetrics.Compute(notes.Record);
        Markdown = MarkdownOutput.Render(PostmortemComposer.Compose(notes.Record, catalogue: notes.Catalogue));
    }

    public static ToldStory Of(string key)
    {
        var (path, notes) = PostmortemFolder.Read(PostmortemFolderTests.Folder).Single(story => story.Notes.Key == key);
        return new(NotesRecord.Of(path, notes));
    }

    public IncidentRecord Record => _notes.Record;

    public CatalogueRecord Catalogue => _notes.Catalogue;

    public IncidentMetrics Metrics { get; }

    public string Markdown { get; }

    /// <summary>The record as it was known at a time on the wall clock of the incident.</summary>
    public IncidentRecord KnownAt(string wallClock) => IncidentRecord.Fold(Record.Id, _notes.Events, At(wallClock))!;

    public Instant At(string wallClock) => _notes.Play.At(wallClock);

    /// <summary>The time on the wall clock of the incident.</summary>
    public string Clock(Instant at) => WallClock.Format(at.InZone(DateTimeZoneProviders.Tzdb[Record.Zone]).LocalDateTime);

    /// <summary>What Timeline found by itself, and when, on the wall clock of the incident.</summary>
    public IReadOnlyList<(string At, IncidentEvent Event)> Found =>
        [.. _notes.Events.Where(recorded => recorded.Source == Source.System).Select(recorded => (Clock(recorded.RecordedAt), recorded.Event))];

    /// <summary>The rows of a section's tables and lists, one line of Markdown each.</summary>
    public IReadOnlyList<string> Lines(string section) =>
        [.. Markdown.Split('\n').SkipWhile(line => line != $"## {section}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.Length > 0)];
}
