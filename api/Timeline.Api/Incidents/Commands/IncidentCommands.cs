using Marten;
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
    public static void Bind(SchemaBindings schema)
    {
        schema.Input<AmendsInput>("AmendsInput");
        DeclareIncidentMutation.Bind(schema);
        var commands = new IncidentCommands(schema);
        LifecycleCommands.Bind(commands);
        EntryCommands.Bind(commands);
        ResponseCommands.Bind(commands);
        TellingCommands.Bind(commands);
        CauseCommands.Bind(commands);
        ImpactCommands.Bind(commands);
        DecisionCommands.Bind(commands);
        LearningCommands.Bind(commands);
    }

    /// <summary>Binds a mutation, its input and its payload, whose fields are read from <see cref="CommandOutcome"/>.</summary>
    /// <param name="mutation">Its name in the SDL; that of its input and payload follows.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="about">The entry that the input names as what the command is about. Null: the command makes what its payload shows.</param>
    /// <param name="permission">What it asks of the actor.</param>
    /// <param name="byCatalogue">True: it is decided by the catalogue too, as it is now.</param>
    public void Add<TInput>(
        string mutation,
        Func<Incident, TInput, CommandContext, Decision<IncidentEvent>> decide,
        Func<TInput, EntryId>? about = null,
        Permission permission = Permission.Record,
        bool byCatalogue = false)
        where TInput : IIncidentInput
    {
        var name = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        schema.Input<TInput>($"{name}Input");
        schema.Object<CommandOutcome>($"{name}Payload").Properties();
        schema.Mutation(mutation, async (field, cancellation) =>
        {
            var input = field.Argument<TInput>("input");
            var amends = (input as IRecordingInput)?.Amends;
            var catalogue = byCatalogue ? await CatalogueAsync(field, cancellation) : CatalogueRecord.Empty;
            var outcome = await field.Service<IncidentDecider>().HandleAsync(field, input, Decide, cancellation, permission: permission);
            if (outcome.Error is not null)
                return outcome;
            return amends is not null ? outcome with { About = AmendedBy(amends) } : about is not null ? outcome with { About = about(input) } : outcome;

            Decision<IncidentEvent> Decide(Incident incident, CommandContext command)
            {
                var on = command with { Catalogue = catalogue };
                return amends is null
                    ? decide(incident, input, on)
                    : AmendFacts.Decide(incident, new(AmendedBy(amends), amends.Reason), without => decide(without, input, on));
            }
        });
    }

    /// <summary>Binds an input that is part of another.</summary>
    public void AddPart<TInput>(string name) => schema.Input<TInput>(name);

    private static async ValueTask<CatalogueRecord> CatalogueAsync(FieldContext field, CancellationToken cancellation)
    {
        field.Service<CurrentActor>().Require(Permission.Read);
        await using var session = field.Service<IDocumentStore>().Reading();
        return await field.Service<CatalogueRecords>().ReadAsync(session, cancellation);
    }

    private static EntryId AmendedBy(AmendsInput amends) => Ids.Entry(amends.EntryId, "amends.entryId");
}
