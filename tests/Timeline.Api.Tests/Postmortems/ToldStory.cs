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
        Markdown = MarkdownOutput.Render(PostmortemComposer.Compose(DocumentSource.Of(notes.Record, notes.Catalogue), DocumentView.Whole));
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

    /// <summary>The rows of the tables and lists of a section, or of a part of one, one line of Markdown each.</summary>
    public IReadOnlyList<string> Lines(string heading)
    {
        var from = Markdown.Split('\n').SkipWhile(line => line != $"## {heading}" && line != $"### {heading}").ToList();
        var level = from[0].IndexOf(' ', StringComparison.Ordinal);
        return [.. from.Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal) && (level == 2 || !line.StartsWith("### ", StringComparison.Ordinal))).Where(line => line.Length > 0)];
    }
}
