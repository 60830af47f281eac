using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Transports.Http;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>Messages to a client, as UTF-8. Protocol graphql-transport-ws, section "Message types".</summary>
internal static class ServerMessage
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> ConnectionAck { get; } = Write("connection_ack", id: null);

    public static ReadOnlyMemory<byte> Pong(JsonElement? payload) => Write("pong", id: null, payload);

    /// <summary>A <c>next</c> up to its payload, the response; after that a brace ends it.</summary>
    public static ReadOnlyMemory<byte> NextHead(string id) => Write("next", id, JsonElement.Parse("0"u8))[..^"0}"u8.Length];

    public static ReadOnlyMemory<byte> Complete(string id) => Write("complete", id);

    /// <summary>The operation failed before its execution began; it gets no further message.</summary>
    public static ReadOnlyMemory<byte> Error(string id, ExecutionResult failed)
    {
        // A result writes whole responses only; the protocol wants the list of errors on its own.
        using var response = JsonDocument.Parse(ResponseWriting.Write(failed));
        return Write("error", id, response.RootElement.GetProperty("errors"));
    }

    private static ReadOnlyMemory<byte> Write(string type, string? id, JsonElement? payload = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            if (id is not null)
                writer.WriteString("id", id);
            writer.WriteString("type", type);
            if (payload is { } value)
            {
                writer.WritePropertyName("payload");
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
