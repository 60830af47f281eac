using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.Domain.Import;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Notes;

/// <summary>Plays a file of notes through the same commands that people use. No database, no clock: the same notes give the same record.</summary>
internal sealed class NotesRecord
{
    private readonly string _path;
    private readonly NotesFile _notes;
    private readonly Instant _now;
    private readonly List<Recorded<IncidentEvent>> _events = [];
    private Incident _incident = Incident.Initial;
    private int _commands;

    private NotesRecord(string path, NotesFile notes)
    {
        (_path, _notes) = (path, notes);
        _now = At(notes.RecordedAt);
    }

    /// <exception cref="StartupException">The notes break a rule; the message names the file and the rule.</exception>
    public static IncidentRecord Fold(string path, NotesFile notes)
    {
        var record = new NotesRecord(path, notes);
        record.Play();
        return IncidentRecord.Fold(new IncidentId(record.Id("incident")), record._events)!;
    }

    private void Play()
    {
        if (!_notes.Key.StartsWith("INC-", StringComparison.Ordinal) || !int.TryParse(_notes.Key.AsSpan(4), CultureInfo.InvariantCulture, out var number))
            throw Wrong($"key is \"{_notes.Key}\"; write for example INC-1");
        Record(DeclareIncident.Decide(_incident, new DeclareIncident(_now, number, _notes.Title, Value<Severity>(_notes.Severity), Zone: _notes.Zone)));
        Record(ImportEntries.Decide(_incident, new ImportEntries(NextId(), _now, _notes.Zone, Lines())));
        foreach (var theory in _notes.Hypotheses)
        {
            var id = NextId();
            Record(RaiseHypothesis.Decide(_incident, new RaiseHypothesis(id, _now, theory.Statement, new Said(At(theory.At)), theory.RaisedBy)));
            if (theory.RefutedAt is { } refutedAt)
                Record(SettleHypothesis.Decide(_incident, new SettleHypothesis(NextId(), _now, EntryId.From(number, id, 0), HypothesisStatus.Refuted, theory.Because ?? "", new Said(At(refutedAt)))));
        }

        foreach (var cause in _notes.RootCauses)
            Record(NoteCause.Decide(_incident, new NoteCause(NextId(), _now, CauseKind.RootCause, cause.Text, new Said(At(cause.At)))));
        foreach (var factor in _notes.ContributingFactors)
            Record(NoteCause.Decide(_incident, new NoteCause(NextId(), _now, CauseKind.ContributingFactor, factor.Text, new Said(At(factor.At)))));
        foreach (var lesson in _notes.Lessons)
            Record(RecordLesson.Decide(_incident, new RecordLesson(NextId(), Value<LessonCategory>(lesson.Category), lesson.Text)));
        foreach (var action in _notes.Actions)
            Record(RaiseActionItem.Decide(_incident, new RaiseActionItem(NextId(), _now, action.Text, Value<ActionItemType>(action.Type), action.Owner, action.Due is { } due ? Date(due) : null)));
    }

    private List<ImportLine> Lines()
    {
        var preview = NotesReader.Preview(_notes.Body, _notes.Zone, Date(_notes.Date));
        if (preview.Questions is [var question, ..])
            throw Wrong(question.Message);
        if (preview.Entries.Count != _notes.Entries.Count)
            throw Wrong($"the notes hold {preview.Entries.Count} entries and the front matter says what {_notes.Entries.Count} mean; list one for each");
        return
        [
            .. preview.Entries.Zip(_notes.Entries, (read, noted) => new ImportLine(
                read.OccurredAt!.Value, read.Text, Value<ImportRole>(noted.Role), read.Precision, read.OccurredUntil, noted.Author ?? read.Author, noted.Who,
                Value<ContactRung>(noted.Rung), Value<Channel>(noted.Channel), Value<ContactOutcome>(noted.Outcome), Value<Audience>(noted.Audience))),
        ];
    }

    private void Record(Decision<IncidentEvent> decision)
    {
        if (decision.Rejection is { } rejection)
            throw Wrong(rejection.Message);
        foreach (var made in decision.Events)
        {
            _incident = Incident.Evolve(_incident, made);
            _events.Add(new Recorded<IncidentEvent>(made, _events.Count + 1, _now, _notes.RecordedBy, Source.Import));
        }
    }

    private Guid NextId() => Id((++_commands).ToString(CultureInfo.InvariantCulture));

    private Guid Id(string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_notes.Key}/{what}")).AsSpan(0, 16);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0x0FFF) | 0x8000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    private Instant At(string text) => InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at }
        ? at
        : throw Wrong($"\"{text}\" is no time; write for example 2014-05-14T03:02:00Z");

    private LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
        ? date
        : throw Wrong($"\"{text}\" is no date; write for example 2014-05-13");

    private TEnum Value<TEnum>(string name)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Say.Name(value) == name)
                return value;
        }

        throw Wrong($"\"{name}\" is none of {string.Join(", ", Enum.GetValues<TEnum>().Select(Say.Name))}");
    }

    private StartupException Wrong(string what) => new($"{_path}: {what.TrimEnd('.')}.");
}
