using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Catalogue.Commands;

/// <summary>The mutations of the catalogue. Each is one line: its name, its input, and the command that the input comes to. The rest is the same for all.</summary>
internal sealed class CatalogueCommands(SchemaBindings schema)
{
    private readonly Dictionary<string, CatalogueMutation> _mutations = new(StringComparer.Ordinal);

    /// <summary>What each mutation comes to, by its name.</summary>
    public IReadOnlyDictionary<string, CatalogueMutation> Mutations => _mutations;

    public static CatalogueCommands Bind(SchemaBindings schema)
    {
        var commands = new CatalogueCommands(schema);
        ServiceCommands.Bind(commands);
        CustomerCommands.Bind(commands);
        TeamCommands.Bind(commands, schema);
        PolicyCommands.Bind(commands, schema);
        ContractCommands.Bind(commands);
        TemplateCommands.Bind(commands);
        RetiringCommands.Bind(commands);
        return commands;
    }

    /// <summary>Binds a mutation, its input and its payload, whose fields are read from <see cref="CatalogueOutcome"/>.</summary>
    /// <param name="mutation">Its name in the SDL; that of its input and payload follows.</param>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <param name="about">What the input names as what the command is about. Null, and where it names nothing: the command makes what its payload shows.</param>
    public void Add<TInput>(string mutation, Func<CatalogueRecord, TInput, CatalogueContext, Decision<CatalogueEvent>> decide, Func<TInput, string?>? about = null)
        where TInput : ICatalogueInput
    {
        var name = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        schema.Input<TInput>($"{name}Input");
        _mutations.Add(mutation, new($"{name}Input", (catalogue, input, command) => decide(catalogue, (TInput)input, command)));
        schema.Object<CatalogueOutcome>($"{name}Payload").Properties();
        schema.Mutation(mutation, async (field, cancellation) =>
        {
            var input = field.Argument<TInput>("input");
            var outcome = await field.Service<CatalogueDecider>().HandleAsync(field, input, (catalogue, command) => decide(catalogue, input, command), cancellation);
            return about?.Invoke(input) is { } named ? outcome with { About = CatalogueIds.Find(named) } : outcome;
        });
    }
}

/// <summary>What a mutation comes to, of a coerced input.</summary>
/// <param name="InputType">The name of its input in the SDL.</param>
/// <param name="Decide">Pure.</param>
internal sealed record CatalogueMutation(string InputType, Func<CatalogueRecord, object, CatalogueContext, Decision<CatalogueEvent>> Decide);
