using System.Text.Json;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>A message from a client. Protocol graphql-transport-ws, section "Message types".</summary>
internal abstract record ClientMessage
{
    private const int MaxIdLength = 256;

    public sealed record ConnectionInit(JsonElement? Payload) : ClientMessage;
    public sealed record Ping(JsonElement? Payload) : ClientMessage;
    public sealed record Pong : ClientMessage;
    public sealed record Subscribe(string Id, RequestParameters Request) : ClientMessage;
    public sealed record Complete(string Id) : ClientMessage;

    /// <summary>Reads a message; what it keeps of the text is copied.</summary>
    /// <exception cref="RequestException">It is not JSON or not a message of the protocol.</exception>
    public static ClientMessage Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonText.Parse(utf8, "The message");
        var message = document.RootElement;
        if (message.ValueKind != JsonValueKind.Object)
            throw RequestException.BadRequest($"The message must be an object, but it is {JsonText.Describe(message.ValueKind)}.");

        return Member(message, "type", JsonValueKind.String).GetString() switch
        {
            "connection_init" => new ConnectionInit(PayloadOf(message)),
            "ping" => new Ping(PayloadOf(message)),
            "pong" => new Pong(),
            "subscribe" => new Subscribe(IdOf(message), RequestOf(message)),
            "complete" => new Complete(IdOf(message)),
            _ => throw RequestException.BadRequest($"The message has the unknown type {JsonText.Cut(message.GetProperty("type").GetRawText())}."),
        };
    }

    private static string IdOf(JsonElement message)
    {
        var id = Member(message, "id", JsonValueKind.String).GetString()!;
        return id.Length is > 0 and <= MaxIdLength
            ? id
            : throw RequestException.BadRequest(id.Length == 0 ? "The message's \"id\" is empty." : $"The message's \"id\" is {id.Length} characters; the limit is {MaxIdLength}.");
    }

    private static RequestParameters RequestOf(JsonElement message) => message.TryGetProperty("payload", out var payload)
        ? RequestParameters.Read(payload.Clone(), "The payload")
        : throw RequestException.BadRequest("The message has no \"payload\" with the request.");

    private static JsonElement? PayloadOf(JsonElement message) =>
        message.TryGetProperty("payload", out var payload) && payload.ValueKind != JsonValueKind.Null
            ? Member(message, "payload", JsonValueKind.Object).Clone()
            : null;

    private static JsonElement Member(JsonElement message, string name, JsonValueKind expected)
    {
        if (!message.TryGetProperty(name, out var value))
            throw RequestException.BadRequest($"The message has no \"{name}\".");
        return value.ValueKind == expected
            ? value
            : throw RequestException.BadRequest($"The message's \"{name}\" must be {JsonText.Describe(expected)}, but it is {JsonText.Describe(value.ValueKind)}.");
    }
}
