using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Types;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Writes responses straight from the nodes of an execution. GraphQL spec, section "Response Format".</summary>
internal static class ResultWriter
{
    // Text stays readable in the answer; its media types keep browsers from taking it for HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>The whole response to an execution.</summary>
    /// <param name="root">Null when a field that may not be null failed.</param>
    /// <param name="errors">In their order.</param>
    /// <param name="extensions">Null for none.</param>
    public static ExecutionResult Write(ExecutionNode? root, IReadOnlyList<GraphQLError> errors, object? extensions) => ExecutionResult.Write(errors, hasData: true, json =>
    {
        json.Write(errors.Count > 0 ? ",\"data\":"u8 : "\"data\":"u8);
        Use(json, writer => WriteNode(writer, root));
        WriteExtensions(json, extensions);
    });

    public static void WriteErrors(IBufferWriter<byte> json, IReadOnlyList<GraphQLError> errors)
    {
        json.Write("\"errors\":"u8);
        Use(json, writer => PlainValues.Write(
            errors.Select(error => new { error.Message, Locations = error.Locations.Count > 0 ? error.Locations : null, error.Path, Extensions = error.Extensions?.Count > 0 ? error.Extensions : null }), writer));
    }

    public static void WriteExtensions(IBufferWriter<byte> json, object? extensions)
    {
        if (extensions is null)
            return;
        json.Write(",\"extensions\":"u8);
        Use(json, writer => PlainValues.Write(extensions, writer));
    }

    private static void Use(IBufferWriter<byte> json, Action<Utf8JsonWriter> write)
    {
        var writer = _writer ?? new Utf8JsonWriter(Stream.Null, Options);
        _writer = null;
        writer.Reset(json);
        write(writer);
        writer.Flush();
        _writer = writer;
    }

    private static void WriteNode(Utf8JsonWriter writer, ExecutionNode? node)
    {
        switch (node)
        {
            case ValueExecutionNode leaf:
                WriteScalar(writer, leaf.GraphType, leaf.Result);
                break;
            case SelectedObject { SubFields: not null } selected:
                writer.WriteStartObject();
                for (var i = 0; i < selected.Fields.Length; i++)
                {
                    writer.WritePropertyName(selected.Fields[i].Name);
                    if (selected.Values[i] is ExecutionNode field)
                        WriteNode(writer, field);
                    else
                        WriteScalar(writer, selected.Fields[i].Scalar!, selected.Values[i]);
                }

                writer.WriteEndObject();
                break;
            case ObjectExecutionNode { SubFields: { } fields }:
                writer.WriteStartObject();
                foreach (var field in fields)
                {
                    writer.WritePropertyName(field.Name!);
                    WriteNode(writer, field);
                }

                writer.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteNode(writer, item);
                writer.WriteEndArray();
                break;
            case ArrayExecutionNode list:
                PlainValues.Write(list.SerializedResult, writer);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, ScalarGraphType type, object? value)
    {
        if (value is not null && type is IWrittenScalar scalar)
            scalar.Write(value, writer);
        else
            PlainValues.Write(value, writer);
    }
}
