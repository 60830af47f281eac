using NodaTime;
using Timeline.Api.Host;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Notes;

/// <summary>
/// Plays a file of notes: what it says is decided by the same commands that people use, and what falls due between them is recorded when it does. No
/// database, no clock: the same notes give the same record.
/// </summary>
internal sealed class NotesRecord
{
    private static readonly Duration AfterTheNotes = Duration.FromDays(1);

    private readonly NotesFile _notes;
    private readonly List<Recorded<IncidentEvent>> _events = [];
    private IncidentRecord? _record;

    private NotesRecord(string path, NotesFile notes) => (_notes, Play) = (notes, new NotesPlay(path, notes));

    /// <exception cref="StartupException">The notes break a rule; the message names the file and the rule.</exception>
    public static NotesRecord Of(string path, NotesFile notes)
    {
        var record = new NotesRecord(path, notes);
        record.PlayAll();
        return record;
    }

    /// <summary>What was played; what it made has its name.</summary>
    public NotesPlay Play { get; }

    public IReadOnlyList<Recorded<IncidentEvent>> Events => _events;

    public IncidentRecord Record => _record!;

    public CatalogueRecord Catalogue { get; private set; } = CatalogueRecord.Empty;

    private Incident State => _record?.ToState() ?? Incident.Initial;

    private void PlayAll()
    {
        var number = Play.Number;
        var declaredAt = Play.At(_notes.DeclaredAt ?? _notes.RecordedAt);
        foreach (var command in _notes.Catalogue)
            Catalogue = Play.Decide(Catalogue, command, Play.At(command.At ?? _notes.DeclaredAt ?? _notes.RecordedAt));
        var kind = Play.Value<IncidentKind>(_notes.Kind);
        Append(DeclareIncident.Decide(State, new DeclareIncident(declaredAt, number, _notes.Title, Play.Value<Severity>(_notes.Severity), kind, _notes.Zone)), declaredAt, _notes.RecordedBy, Source.Web);
        foreach (var step in Play.Steps)
        {
            JudgeUntil(step.At);
            if (step.Command is { } command)
                Append(Play.Decide(_record!, Catalogue, command, step.At), step.At, command.By ?? _notes.RecordedBy, Source.Web);
            else
                Import(step.At);
        }

        // Where the notes end nobody looked at it any more: what nobody says was done weeks later is no part of them.
        JudgeUntil(_record!.AsKnownAt + AfterTheNotes);
    }

    private void Import(Instant at)
    {
        var import = new ImportEntries(Play.ImportId, at, _notes.Zone, Play.Lines);
        Append(ImportEntries.Decide(State, import), at, _notes.RecordedBy, Source.Import);
        for (var i = 0; i < _notes.Entries.Count; i++)
            Play.Name(_notes.Entries[i].As, import.Made(State, i).Value);
    }

    // What falls due by then is recorded at its time, as it is while the program runs.
    private void JudgeUntil(Instant moment)
    {
        while (IncidentDue.NextJudgement(_record!, Catalogue, Instant.MinValue, UpdatePromises.Grace) is { } due && due <= moment)
        {
            var at = Instant.Max(due, _record!.AsKnownAt);
            Append(IncidentDue.Judge(_record, Catalogue, at, Instant.MinValue, UpdatePromises.Grace), at, "Timeline", Source.System);
        }
    }

    private void Append(Decision<IncidentEvent> decision, Instant at, string by, Source source)
    {
        if (decision.Rejection is { } rejection)
            throw Play.Wrong(rejection.Message);
        foreach (var made in decision.Events)
        {
            var recorded = new Recorded<IncidentEvent>(made, _events.Count + 1, at, by, source);
            _events.Add(recorded);
            _record = _record is null ? IncidentRecord.Fold(new IncidentId(Play.IncidentId), _events) : _record.Apply(recorded);
        }
    }
}
