using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Names;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>The mutations of a postmortem. Each is one line: its name, its input, and what the input comes to. The rest is the same for all.</summary>
internal sealed class PostmortemCommands(SchemaBindings schema)
{
    public static void Bind(SchemaBindings schema)
    {
        var commands = new PostmortemCommands(schema);
        HoldCommands.Bind(commands);
        WritingCommands.Bind(commands);
        ReviewCommands.Bind(commands);
        CommentCommands.Bind(commands);
        NameCommands.Bind(commands);
    }

    /// <summary>Binds a mutation that is decided by the postmortem and its incident alone.</summary>
    /// <param name="decide">Pure; may be called several times.</param>
    /// <inheritdoc cref="Add{TInput}(string, Func{FieldContext, PostmortemTurn, TInput, CancellationToken, ValueTask}, Permission, Func{TInput, PostmortemSection}?, Func{TInput, CommentId}?)"/>
    public void Add<TInput>(
        string mutation,
        Func<PostmortemTurn, TInput, Decision<PostmortemEvent>> decide,
        Permission permission = Permission.Record,
        Func<TInput, PostmortemSection>? section = null,
        Func<TInput, CommentId>? comment = null)
        where TInput : IPostmortemInput => Add<TInput>(
            mutation,
            (_, turn, input, _) =>
            {
                turn.Record(decide(turn, input));
                return ValueTask.CompletedTask;
            },
            permission, section, comment);

    /// <summary>Binds a mutation, its input and its payload, whose fields are read from <see cref="PostmortemOutcome"/>.</summary>
    /// <param name="mutation">Its name in the SDL; that of its input and payload follows.</param>
    /// <param name="decide">Decides in a turn; may be called several times.</param>
    /// <param name="permission">What it asks of the actor.</param>
    /// <param name="section">The section that the input names as what the command is about. Null: it is about none.</param>
    /// <param name="comment">The comment that the input names as what the command is about. Null: it makes one, or is about none.</param>
    public void Add<TInput>(
        string mutation,
        Func<FieldContext, PostmortemTurn, TInput, CancellationToken, ValueTask> decide,
        Permission permission = Permission.Record,
        Func<TInput, PostmortemSection>? section = null,
        Func<TInput, CommentId>? comment = null)
        where TInput : IPostmortemInput
    {
        var name = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        schema.Input<TInput>($"{name}Input");
        schema.Object<PostmortemOutcome>($"{name}Payload").Field("postmortem", PostmortemAsync).Properties();
        schema.Mutation(mutation, async (field, cancellation) =>
        {
            var input = field.Argument<TInput>("input");
            var outcome = await field.Service<PostmortemDecider>().HandleAsync(field, input, permission, (turn, token) => decide(field, turn, input, token), cancellation);
            if (outcome.Error is not null && outcome.KeptDraft is null)
                return outcome;
            return outcome with { About = section?.Invoke(input), AboutComment = comment?.Invoke(input) };
        });
    }

    private static async ValueTask<object?> PostmortemAsync(FieldContext field, CancellationToken cancellation) =>
        field.Parent<PostmortemOutcome>() is { Error: null, Incident: { } incident } ? await field.Service<PostmortemReader>().FindAsync(incident, cancellation) : null;

    /// <exception cref="RejectedException">It is no id.</exception>
    public static CommentId Comment(string text, string field) => Guid.TryParseExact(text, "D", out var id)
        ? new(id)
        : throw new RejectedException(new(RejectionCode.CommentNotFound, $"{field} is \"{Host.Excerpt.Of(text)}\", which is no id of any comment. Use the id as the API gave it.", field));
}
