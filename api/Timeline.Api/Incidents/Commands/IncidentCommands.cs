using Timeline.Api.Catalogue;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

/// <summary>The mutations of an incident. Each is one line: its name, its input, and the command that the input comes to. The rest is the same for all.</summary>
internal sealed class IncidentCommands(SchemaBindings schema)
{
    private readonly Dictionary<string, RecordingMutation> _mutations = new(StringComparer.Ordinal);

    /// <summary>What each mutation comes to, by its name; of those that need nothing to be read first.</summary>
    public IReadOnlyDictionary<string, RecordingMutation> Mutations => _mutations;

    public static IncidentCommands Bind(SchemaBindings schema)
    {
        schema.Input<AmendsInput>("AmendsInput");
        DeclareIncidentMutation.Bind(schema);
        LinkMutations.Bind(schema);
        var commands = new IncidentCommands(schema);
        LifecycleCommands.Bind(commands);
        EntryCommands.Bind(commands);
        MarkCommands.Bind(commands);
        ResponseCommands.Bind(commands);
        PeopleCommands.Bind(commands);
        TellingCommands.Bind(commands);
        CauseCommands.Bind(commands);
        ImpactCommands.Bind(commands);
        DecisionCommands.Bind(commands);
        PromiseCommands.Bind(commands);
        ClockCommands.Bind(commands);
        LearningCommands.Bind(commands);
        AccessCommands.Bind(commands);
        return commands;
    }

    /// <summary>Binds a mutation, its input and its payload, whose fields are read from <see cref="CommandOutcome"/>.</summary>
    /// <param name="mutation">Its name in the SDL; that of its input and payload follows.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="about">The entry that the input names as what the command is about. Null: the command makes what its payload shows.</param>
    /// <param name="permission">What it asks of the actor.</param>
    /// <param name="needs">The same, where it depends on the input.</param>
    /// <param name="aboutLearning">As <paramref name="about"/>, of a lesson or an action item.</param>
    /// <param name="byCatalogue">True: it is decided by the catalogue too, as it is now.</param>
    public void Add<TInput>(
        string mutation,
        Func<Incident, TInput, CommandContext, Decision<IncidentEvent>> decide,
        Func<TInput, EntryId>? about = null,
        Permission permission = Permission.Record,
        Func<TInput, Permission>? needs = null,
        Func<TInput, Guid>? aboutLearning = null,
        bool byCatalogue = false)
        where TInput : IIncidentInput =>
        Add<TInput, object?>(
            mutation, (_, _, _) => new((object?)null), (incident, input, _, command) => decide(incident, input, command), about, permission, needs, aboutLearning, byCatalogue);

    /// <summary>As the other, for a command that needs something that is read first.</summary>
    /// <param name="read">What it needs, for the input. Nothing of an incident: whether the actor sees it is known later.</param>
    /// <param name="unseen">True: the actor need not see the incident.</param>
    public void Add<TInput, TRead>(
        string mutation,
        Func<FieldContext, TInput, CancellationToken, ValueTask<TRead>> read,
        Func<Incident, TInput, TRead, CommandContext, Decision<IncidentEvent>> decide,
        Func<TInput, EntryId>? about = null,
        Permission permission = Permission.Record,
        Func<TInput, Permission>? needs = null,
        Func<TInput, Guid>? aboutLearning = null,
        bool byCatalogue = false,
        bool unseen = false)
        where TInput : IIncidentInput
    {
        var name = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        schema.Input<TInput>($"{name}Input");
        if (typeof(TRead) == typeof(object))
            _mutations.Add(mutation, new($"{name}Input", (incident, input, command) => Decide((TInput)input, default!, incident, command)));
        schema.Object<CommandOutcome>($"{name}Payload").Properties();
        schema.Mutation(mutation, async (field, cancellation) =>
        {
            var input = field.Argument<TInput>("input");
            var needed = needs?.Invoke(input) ?? permission;
            field.Service<CurrentActor>().Require(needed);
            var given = await read(field, input, cancellation);
            var people = input is INamingInput naming ? await PeopleNamed.ReadAsync(field, naming, cancellation) : null;
            if (byCatalogue)
                field.Service<CurrentActor>().Require(Permission.Read);
            var catalogue = byCatalogue ? await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation) : CatalogueRecord.Empty;
            var outcome = await field.Service<IncidentDecider>().HandleAsync(
                field, input, (incident, command) => Decide(input, given, incident, command with { People = people, Catalogue = catalogue }), cancellation, permission: needed, unseen: unseen);
            if (outcome.Error is not null)
                return outcome;
            if (aboutLearning is not null)
                return outcome with { AboutLearning = aboutLearning(input) };
            if (Amends(input) is { } amends)
                return outcome with { About = Amended(amends) };
            return about is null ? outcome : outcome with { About = about(input) };
        });

        Decision<IncidentEvent> Decide(TInput input, TRead given, Incident incident, CommandContext command) => Amends(input) is { } amends
            ? AmendFacts.Decide(incident, new(Amended(amends), amends.Reason), without => decide(without, input, given, command))
            : decide(incident, input, given, command);
    }

    private static AmendsInput? Amends(IIncidentInput input) => (input as IRecordingInput)?.Amends;

    private static EntryId Amended(AmendsInput amends) => Ids.Entry(amends.EntryId, "amends.entryId");

    /// <summary>Binds an input that is part of another.</summary>
    public void AddPart<TInput>(string name) => schema.Input<TInput>(name);
}

/// <summary>What a mutation comes to, of a coerced input.</summary>
/// <param name="InputType">The name of its input in the SDL.</param>
/// <param name="Decide">Pure.</param>
internal sealed record RecordingMutation(string InputType, Func<Incident, object, CommandContext, Decision<IncidentEvent>> Decide);
