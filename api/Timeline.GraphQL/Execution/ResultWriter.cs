using System.Buffers;
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Types;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Writes responses straight from the nodes of an execution: <c>errors</c> when there are any, then <c>data</c>. GraphQL spec, section "Response Format".</summary>
internal static class ResultWriter
{
    // Text stays readable in the answer; its media types keep browsers from taking it for HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>The whole response to an execution.</summary>
    /// <param name="data">Null when a field that may not be null failed.</param>
    /// <param name="errors">In their order.</param>
    /// <param name="cost">Told in <c>extensions</c>; null not to.</param>
    /// <param name="expected">About how long it will be, in bytes.</param>
    public static ExecutionResult Write(IPlannedNode? data, IReadOnlyList<GraphQLError> errors, OperationCost? cost, int expected)
    {
        var buffer = new PooledBuffer(expected);
        var afterErrors = WriteErrors(buffer, errors);
        buffer.Write(errors.Count > 0 ? ",\"data\":"u8 : "\"data\":"u8);
        Use(buffer, writer => WriteObject(writer, data));
        WriteEnd(buffer, cost);
        return new ExecutionResult(buffer, afterErrors, errors);
    }

    /// <summary>Begins a response with its errors.</summary>
    /// <returns>How many bytes that took.</returns>
    public static int WriteErrors(PooledBuffer buffer, IReadOnlyList<GraphQLError> errors)
    {
        buffer.Write("{"u8);
        if (errors.Count > 0)
        {
            buffer.Write("\"errors\":"u8);
            Use(buffer, writer =>
            {
                writer.WriteStartArray();
                foreach (var error in errors)
                    WriteError(writer, error);
                writer.WriteEndArray();
            });
        }

        return buffer.Length;
    }

    /// <summary>Ends a response. A cost beyond counting is null: JSON has no infinity.</summary>
    public static void WriteEnd(PooledBuffer buffer, OperationCost? cost)
    {
        if (cost is not null)
        {
            buffer.Write(",\"extensions\":{\"cost\":"u8);
            Use(buffer, writer => PlainValues.Write(new OrderedDictionary<string, object?> { ["fieldCost"] = cost.FieldCost, ["typeCost"] = cost.TypeCost }, writer));
            buffer.Write("}"u8);
        }

        buffer.Write("}"u8);
    }

    private static void Use(IBufferWriter<byte> buffer, Action<Utf8JsonWriter> write)
    {
        var writer = _writer ?? new Utf8JsonWriter(Stream.Null, Options);
        _writer = null;
        writer.Reset(buffer);
        write(writer);
        writer.Flush();
        _writer = writer;
    }

    private static void WriteObject(Utf8JsonWriter writer, IPlannedNode? node)
    {
        if (node?.Children is not { } children)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        for (var i = 0; i < children.Length; i++)
        {
            writer.WritePropertyName(node.Fields[i].ResponseKey);
            WriteNode(writer, children[i]);
        }

        writer.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter writer, ExecutionNode node)
    {
        switch (node)
        {
            case ValueExecutionNode leaf:
                WriteLeaf(writer, leaf.GraphType, leaf.Result);
                break;
            case IPlannedNode item:
                WriteObject(writer, item);
                break;
            case ArrayExecutionNode { Items: { } items }:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteNode(writer, item);
                writer.WriteEndArray();
                break;
            case ArrayExecutionNode list:
                PlainValues.Write((IEnumerable?)list.SerializedResult, writer);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteLeaf(Utf8JsonWriter writer, ScalarGraphType type, object? value)
    {
        if (value is not null && type is IBoundScalar scalar)
            scalar.Write(value, writer);
        else
            PlainValues.Write(value, writer);
    }

    // GraphQL spec, section "Errors".
    private static void WriteError(Utf8JsonWriter writer, GraphQLError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0)
        {
            writer.WriteStartArray("locations"u8);
            foreach (var (line, column) in error.Locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line"u8, line);
                writer.WriteNumber("column"u8, column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            writer.WritePropertyName("path"u8);
            PlainValues.Write(path, writer);
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            writer.WritePropertyName("extensions"u8);
            PlainValues.Write(extensions, writer);
        }

        writer.WriteEndObject();
    }
}
