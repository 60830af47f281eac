using System.Buffers;
using System.Text.Json;
using Timeline.GraphQL.AspNetCore.Http;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore.WebSockets;

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

    public static ReadOnlyMemory<byte> Next(string id, ExecutionResult result) => Write("next", id, writer =>
    {
        writer.WritePropertyName("payload");
        result.WriteTo(writer);
    });

    /// <summary>The operation failed before its execution began; it gets no further message.</summary>
    public static ReadOnlyMemory<byte> Error(string id, ExecutionResult failed)
    {
        // A result writes whole responses only; the protocol wants the list of errors on its own.
        var response = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(response, ResponseWriting.WriterOptions))
            failed.WriteTo(writer);
        using var document = JsonDocument.Parse(response.WrittenMemory);
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
