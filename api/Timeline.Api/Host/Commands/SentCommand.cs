using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Host.Commands;

/// <summary>
/// A command under its id. The same sent again gets the same answer; the id with anything else is refused (ADR 24). Every mutation that takes a
/// <c>commandId</c> reads it here, looks what became of it in the session that it decides in, and stores with its events that it was handled.
/// </summary>
internal sealed class SentCommand
{
    private const int Rule = 1;

    // No client sent anything under an id that the server made: equal to no digest.
    private const string ServerMade = "";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _digest;

    private SentCommand(Guid id, string mutation, string digest) => (Id, Mutation, _digest) = (id, mutation, digest);

    /// <summary>The client's id of the command; one is made when there is none.</summary>
    public Guid Id { get; }

    public string Mutation { get; }

    /// <param name="field">The mutation, with one argument <c>input</c>.</param>
    /// <param name="commandId">As the input has it.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: the id is empty.</exception>
    public static async ValueTask<SentCommand> ReadAsync(FieldContext field, Guid? commandId, CancellationToken cancellation)
    {
        var mutation = field.Definition.Name;
        if (commandId is null)
            return new(Guid.CreateVersion7(), mutation, ServerMade);
        var input = field.Sent("input")!.AsObject();
        input.Remove("commandId");
        return await OfAsync(mutation, commandId, input, field.Service<CurrentActor>(), field.Service<CommandDigests>(), cancellation);
    }

    /// <summary>A command that came another way than as a mutation.</summary>
    /// <param name="mutation">Its name, as a mutation would have it.</param>
    /// <param name="commandId">As it was sent.</param>
    /// <param name="input">Everything else that makes it the same command when it is sent again.</param>
    /// <param name="actor">Whoever sent it.</param>
    /// <param name="digests">Of the installation.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: the id is empty.</exception>
    public static async ValueTask<SentCommand> OfAsync(
        string mutation, Guid? commandId, JsonObject input, CurrentActor actor, CommandDigests digests, CancellationToken cancellation)
    {
        if (commandId is not { } id)
            return new(Guid.CreateVersion7(), mutation, ServerMade);
        if (id == Guid.Empty)
            throw new GraphQLException("commandId is the empty UUID. Make a new one (version 7) for each command, or leave it out.", "BAD_USER_INPUT");

        var content = new JsonArray(Rule, mutation, actor.Id.ToString(), Tenants.Only, input);
        return new(id, mutation, await digests.OfAsync(JsonSerializer.SerializeToUtf8Bytes(content, Plain), cancellation));
    }

    /// <summary>What became of the id before: the same command as it was handled, or why it cannot be this one. Both null: it is free.</summary>
    /// <param name="session">Asked before what the command changes is read: what a repeated one stored must be in its answer.</param>
    /// <param name="target">The stream that the command is about. Null: there is none of that name.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async ValueTask<(HandledCommand? Repeated, Rejection? Reused)> LookAsync(IQuerySession session, Guid? target, CancellationToken cancellation)
    {
        if (_digest == ServerMade)
            return default;

        var batch = session.CreateBatchQuery();
        var (handling, stream, person) = (batch.Load<HandledCommand>(Id), batch.Events.FetchStreamState(Id), batch.Load<Person>(Id));
        await batch.Execute(cancellation);
        if (await handling is { } handled)
            return await FitsAsync(session, handled, target, cancellation) ? (handled, null) : (null, Reused);

        // The stream of the catalogue is the catalogue's, also before there is anything in it.
        if (Id == CatalogueRecords.StreamOf(Tenants.Only))
            return (null, Reused);

        // An incident and a person have the id of the command that made them; not of each is it kept that it was handled.
        var isFree = (await stream is null || (Mutation == "declareIncident" && await session.LoadAsync<IncidentSummary>(Id, cancellation) is not null))
            && (await person is null || Mutation == "invitePerson");
        return isFree ? default : (null, Reused);
    }

    /// <summary>That it was carried out, to be stored in the transaction of what it appended.</summary>
    public HandledCommand Handled(CurrentActor actor, params StreamVersion[] streams) =>
        new() { Id = Id, Streams = streams, Actor = actor.Name, Mutation = Mutation, Digest = _digest };

    public Rejection Reused => new(
        RejectionCode.CommandIdReused,
        $"commandId {Id} was used already, for something else. Make a new one for each command; send the same one again only to repeat a command, word for word.",
        "commandId");

    // What was sent is not known of commands of version 0.1 and of those whose content was redacted: they fit by what they did.
    private async ValueTask<bool> FitsAsync(IQuerySession session, HandledCommand handled, Guid? target, CancellationToken cancellation)
    {
        if (handled.Digest is { } digest)
            return digest == _digest;
        if (target is not { } stream || handled.On(stream) is not { } appended)
            return false;
        if (handled.Mutation is { } mutation)
            return mutation == Mutation;
        var first = await session.Events.FetchStreamAsync(stream, appended.First, fromVersion: appended.First, token: cancellation);
        return first is [var @event] && OlderCommands.IsBy(Mutation, @event);
    }
}
