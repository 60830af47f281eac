using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Catalogue;
using Timeline.Api.Catalogue.Commands;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.Incidents.Commands;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Import;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Notes;

/// <summary>What a file of notes comes to, step by step: the ids that it gives, the inputs of its commands, the lines of its notes. The same for every player.</summary>
internal sealed class NotesPlay
{
    private static readonly LocalDateTimePattern WallClock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private static readonly Lazy<(Schema Schema, (IncidentCommands Incident, CatalogueCommands Catalogue) Commands)> Known = new(() => (TimelineSchema.Build(out var commands), commands));

    private readonly string _path;
    private readonly NotesFile _notes;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<string, Guid> _named = new(StringComparer.Ordinal);

    /// <exception cref="StartupException">The file says something that cannot be; the message names the file and what.</exception>
    public NotesPlay(string path, NotesFile notes)
    {
        (_path, _notes) = (path, notes);
        _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(notes.Zone) ?? throw Wrong($"zone is \"{notes.Zone}\", which the time zone database has not");
        if (!notes.Key.StartsWith("INC-", StringComparison.Ordinal) || !int.TryParse(notes.Key.AsSpan(4), CultureInfo.InvariantCulture, out var number))
            throw Wrong($"key is \"{notes.Key}\"; write for example INC-1");
        Number = number;
        Lines = ReadLines();
        NotesStep[] import = Lines.Count == 0 ? [] : [new(At(notes.RecordedAt), Command: null)];
        Steps = [.. import.Concat(notes.Commands.Select(command => new NotesStep(At(command.At ?? notes.RecordedAt), command))).OrderBy(step => step.At)];
    }

    public int Number { get; }

    public Guid IncidentId => Id("incident");

    public Guid ImportId => Id("import");

    /// <summary>The notes as they are imported.</summary>
    public IReadOnlyList<ImportLine> Lines { get; }

    /// <summary>What is recorded, by when; at one time the notes before the commands.</summary>
    public IReadOnlyList<NotesStep> Steps { get; }

    /// <summary>What the command comes to, and what it made gets its name.</summary>
    public Decision<IncidentEvent> Decide(IncidentRecord record, CatalogueRecord catalogue, NotedCommand command, Instant at)
    {
        var mutation = MutationOf(command);
        var input = Read(command, mutation.InputType);
        var decision = mutation.Decide(record.ToState(), input, new CommandContext(IdOf(command), at) { Record = record, Catalogue = catalogue });
        if (decision.Rejection is { } rejection)
            throw Wrong($"{command.Do}: {rejection.Message}");
        if (decision.Events is [var made, ..] && command.As is { } name)
            Name(name, MadeBy(made));
        return decision;
    }

    /// <summary>The catalogue after a command on it, and what it made gets its name.</summary>
    public CatalogueRecord Decide(CatalogueRecord catalogue, NotedCommand command, Instant at)
    {
        var mutation = CatalogueMutationOf(command);
        var decision = mutation.Decide(catalogue, Read(command, mutation.InputType), new CatalogueContext(IdOf(command), at));
        if (decision.Rejection is { } rejection)
            throw Wrong($"{command.Do}: {rejection.Message}");
        foreach (var made in decision.Events)
        {
            catalogue = catalogue.Apply(new(made, catalogue.Version + 1, at, command.By ?? _notes.RecordedBy, Source.Web));
            if (command.As is { } name)
                Name(name, MadeBy(made));
        }

        return catalogue;
    }

    /// <summary>The command as a client sends it.</summary>
    public string Document(NotedCommand command) => Given(
        command, given => $"mutation {{ {command.Do}(input: {GivenInput.Write(Known.Value.Schema, InputTypeOf(command), given, Adjust)}) {{ error {{ code message field }} }} }}");

    public void Name(string? name, Guid id)
    {
        if (name is not null)
            _named[name] = id;
    }

    public Instant At(string text)
    {
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at })
            return at;
        return WallClock.Parse(text) is { Success: true, Value: var local }
            ? local.InZoneStrictly(_zone).ToInstant()
            : throw Wrong($"\"{text}\" is no time; write for example 2014-05-13T22:02, or 2014-05-14T03:02:00Z");
    }

    public TEnum Value<TEnum>(string name)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Say.Name(value) == name)
                return value;
        }

        throw Wrong($"\"{name}\" is none of {string.Join(", ", Enum.GetValues<TEnum>().Select(Say.Name))}");
    }

    public StartupException Wrong(string what) => new($"{_path}: {what.TrimEnd('.')}.");

    private RecordingMutation MutationOf(NotedCommand command) =>
        Known.Value.Commands.Incident.Mutations.GetValueOrDefault(command.Do) ?? throw Wrong($"\"{command.Do}\" is no mutation of an incident");

    private CatalogueMutation CatalogueMutationOf(NotedCommand command) =>
        Known.Value.Commands.Catalogue.Mutations.GetValueOrDefault(command.Do) ?? throw Wrong($"\"{command.Do}\" is no mutation of the catalogue");

    private string InputTypeOf(NotedCommand command) => IsOfCatalogue(command) ? CatalogueMutationOf(command).InputType : MutationOf(command).InputType;

    private bool IsOfCatalogue(NotedCommand command) => _notes.Catalogue.Contains(command);

    private object Read(NotedCommand command, string inputType) => Given(command, given => GivenInput.Read(Known.Value.Schema, inputType, given, Adjust));

    private T Given<T>(NotedCommand command, Func<IReadOnlyDictionary<string, object?>, T> use)
    {
        try
        {
            var given = new Dictionary<string, object?>(command.With.ToDictionary(member => member.Key, member => Plain(member.Value)), StringComparer.Ordinal) { ["commandId"] = IdOf(command).ToString() };
            if (!IsOfCatalogue(command))
                given["incidentId"] = IncidentId.ToString();
            return use(given);
        }
        catch (FormatException wrong)
        {
            throw new StartupException($"{_path}: {command.Do}: {wrong.Message.TrimEnd('.')}.", wrong);
        }
    }

    // A scalar's text as a client sends it: times on the wall clock of the incident become instants, names become ids.
    private string Adjust(string scalar, string text) => scalar switch
    {
        "Instant" when WallClock.Parse(text) is { Success: true, Value: var local } => Say.Time(local.InZoneStrictly(_zone).ToInstant()),
        "ID" when text.StartsWith('$') => _named.TryGetValue(text[1..], out var id) ? id.ToString() : throw Wrong($"nothing before is called {text}"),
        _ => text,
    };

    private Guid IdOf(NotedCommand command) => Id(
        IsOfCatalogue(command) ? $"catalogue/{_notes.Catalogue.IndexOf(command)}" : _notes.Commands.IndexOf(command).ToString(CultureInfo.InvariantCulture));

    private Guid MadeBy(CatalogueEvent made) => made switch
    {
        ServiceAdded service => service.ServiceId.Value,
        ChannelAdded channel => channel.ChannelId.Value,
        SegmentAdded segment => segment.SegmentId.Value,
        CustomerAdded customer => customer.CustomerId.Value,
        TeamAdded team => team.TeamId.Value,
        ContractAdded contract => contract.ContractId.Value,
        CalendarAdded calendar => calendar.CalendarId.Value,
        PostmortemTemplateDefined template => template.TemplateId.Value,
        SlaPolicyAdded policy => policy.PolicyId.Value,
        _ => throw Wrong($"{made.GetType().Name} makes nothing that could have a name"),
    };

    private Guid MadeBy(IncidentEvent made) => made switch
    {
        IOnTimeline entry => entry.EntryId.Value,
        LessonRecorded lesson => lesson.LessonId.Value,
        ActionItemRaised item => item.ActionItemId.Value,
        _ => throw Wrong($"{made.GetType().Name} makes nothing that could have a name"),
    };

    private List<ImportLine> ReadLines()
    {
        if (string.IsNullOrWhiteSpace(_notes.Body) && _notes.Entries.Count == 0)
            return [];
        var date = LocalDatePattern.Iso.Parse(_notes.Date) is { Success: true, Value: var day } ? day : throw Wrong($"\"{_notes.Date}\" is no date; write for example 2014-05-13");
        var preview = NotesReader.Preview(_notes.Body, _notes.Zone, date);
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

    // YAML gives objects as keys; the schema names its members by texts.
    private static object? Plain(object? value) => value switch
    {
        IDictionary<object, object?> members => members.ToDictionary(member => (string)member.Key, member => Plain(member.Value), StringComparer.Ordinal),
        IList<object?> list => list.Select(Plain).ToList(),
        _ => value,
    };

    private Guid Id(string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_notes.Key}/{what}")).AsSpan(0, 16);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0x0FFF) | 0x8000));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}

/// <summary>Something that is recorded at a time.</summary>
/// <param name="Command">Null: the notes are imported.</param>
internal sealed record NotesStep(Instant At, NotedCommand? Command);
