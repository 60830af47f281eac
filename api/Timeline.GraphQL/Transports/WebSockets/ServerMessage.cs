using System.Buffers;
using System.Text.Json;
using Timeline.GraphQL.Transports.Http;
using Timeline.GraphQL.Transports.Requests;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>Messages to a client, as UTF-8. Protocol graphql-transport-ws, section "Message types".</summary>
internal static class ServerMessage
{
    public static ReadOnlyMemory<byte> ConnectionAck { get; } = """{"type":"connection_ack"}"""u8.ToArray();

    public static ReadOnlyMemory<byte> Pong(JsonElement? payload) => Write("pong", id: null, writer =>
    {
        if (payload is { } value)
        {
            writer.WritePropertyName("payload");
            value.WriteTo(writer);
        }
    });

    /// <summary>A <c>next</c> up to its payload, the response; after that a brace ends it.</summary>
    public static ReadOnlyMemory<byte> NextHead(string id)
    {
        var whole = Write("next", id, static writer => writer.WriteNull("payload"));
        return whole[..^"null}"u8.Length];
    }

    /// <summary>The operation failed before its execution began; it gets no further message.</summary>
    public static ReadOnlyMemory<byte> Error(string id, ExecutionResult failed)
    {
        // A result writes whole responses only; the protocol wants the list of errors on its own.
        using var document = JsonDocument.Parse(failed.Traced().ToUtf8());
        var errors = document.RootElement.GetProperty("errors");
        return Write("error", id, writer =>
        {
            writer.WritePropertyName("payload");
            errors.WriteTo(writer);
        });
    }

    public static ReadOnlyMemory<byte> Error(string id, string message, string code) => Write("error", id, writer =>
    {
        writer.WriteStartArray("payload");
        ResponseWriting.WriteError(writer, message, code);
        writer.WriteEndArray();
    });

    public static ReadOnlyMemory<byte> Complete(string id) => Write("complete", id, static _ => { });

    private static ReadOnlyMemory<byte> Write(string type, string? id, Action<Utf8JsonWriter> payload)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseWriting.WriterOptions))
        {
            writer.WriteStartObject();
            if (id is not null)
                writer.WriteString("id", id);
            writer.WriteString("type", type);
            payload(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
