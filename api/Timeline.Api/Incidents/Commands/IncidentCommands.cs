using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents.Commands;

/// <summary>The mutations of an incident. Each is one line: its name, its input, and the command that the input comes to. The rest is the same for all.</summary>
internal sealed class IncidentCommands(SchemaBindings schema)
{
    public static void Bind(SchemaBindings schema)
    {
        DeclareIncidentMutation.Bind(schema);
        var commands = new IncidentCommands(schema);
        LifecycleCommands.Bind(commands);
        EntryCommands.Bind(commands);
        ResponseCommands.Bind(commands);
        CauseCommands.Bind(commands);
        LearningCommands.Bind(commands);
        AccessCommands.Bind(commands);
    }

    /// <summary>Binds a mutation, its input and its payload, whose fields are read from <see cref="CommandOutcome"/>.</summary>
    /// <param name="mutation">Its name in the SDL; that of its input and payload follows.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="about">The entry that the input names as what the command is about. Null: the command makes what its payload shows.</param>
    /// <param name="permission">What it asks of the actor.</param>
    public void Add<TInput>(
        string mutation,
        Func<Incident, TInput, CommandContext, Decision<IncidentEvent>> decide,
        Func<TInput, EntryId>? about = null,
        Permission permission = Permission.Record)
        where TInput : IIncidentInput =>
        Add<TInput, object?>(mutation, (_, _, _) => new((object?)null), (incident, input, _, command) => decide(incident, input, command), about, permission);

    /// <summary>As the other, for a command that needs something that is read first.</summary>
    /// <param name="read">What it needs, for the input. Nothing of an incident: whether the actor sees it is known later.</param>
    /// <param name="unseen">True: the actor need not see the incident.</param>
    public void Add<TInput, TRead>(
        string mutation,
        Func<FieldContext, TInput, CancellationToken, ValueTask<TRead>> read,
        Func<Incident, TInput, TRead, CommandContext, Decision<IncidentEvent>> decide,
        Func<TInput, EntryId>? about = null,
        Permission permission = Permission.Record,
        bool unseen = false)
        where TInput : IIncidentInput
    {
        var name = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        schema.Input<TInput>($"{name}Input");
        schema.Object<CommandOutcome>($"{name}Payload").Properties();
        schema.Mutation(mutation, async (field, cancellation) =>
        {
            field.Service<CurrentActor>().Require(permission);
            var input = field.Argument<TInput>("input");
            var given = await read(field, input, cancellation);
            var outcome = await field.Service<IncidentDecider>().HandleAsync(
                field, input, (incident, command) => decide(incident, input, given, command), cancellation, permission: permission, unseen: unseen);
            return about is null || outcome.Error is not null ? outcome : outcome with { About = about(input) };
        });
    }
}
