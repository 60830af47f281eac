using NodaTime;
using NodaTime.Text;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Notes;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>A story of <c>postmortems/</c>, played without a database.</summary>
internal sealed class PlayedStory
{
    private static readonly LocalDateTimePattern WallClock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private readonly NotesRecord _played;

    public PlayedStory(string number)
    {
        var (path, notes) = PostmortemFolder.Read(PostmortemFolderTests.Folder).Single(story => Path.GetFileName(Path.GetDirectoryName(story.Path)!).StartsWith($"{number}-", StringComparison.Ordinal));
        _played = NotesRecord.Of(path, notes);
        Markdown = MarkdownOutput.Render(PostmortemComposer.Compose(Record));
    }

    /// <summary>As it is known at the end.</summary>
    public IncidentRecord Record => _played.Record;

    public string Markdown { get; }

    /// <summary>As it was known at a moment on the wall clock of the incident.</summary>
    public IncidentRecord AsKnownAt(string local) => IncidentRecord.Fold(Record.Id, _played.Events, At(local))!;

    /// <summary>A moment on the wall clock of the incident.</summary>
    public Instant At(string local) => WallClock.Parse(local).Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[Record.Zone]).ToInstant();

    /// <summary>The moment on the wall clock of the incident.</summary>
    public string Clock(Instant at) => WallClock.Format(at.InZone(DateTimeZoneProviders.Tzdb[Record.Zone]).LocalDateTime);

    /// <summary>What Timeline found by itself, by when it was recorded.</summary>
    public IReadOnlyList<(string At, IncidentEvent Event)> Found =>
        [.. _played.Events.Where(recorded => recorded.Source == Source.System).Select(recorded => (Clock(recorded.RecordedAt), recorded.Event))];
}
