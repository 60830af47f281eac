using System.Buffers;
using System.Text.Json;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Validation.Cost;

namespace Timeline.GraphQL.Execution;

/// <summary>The answer to a request. Immutable. GraphQL spec, section "Response".</summary>
public sealed class ExecutionResult
{
    private readonly object? _data;
    private OperationCost? _cost;
    private byte[]? _utf8;

    internal ExecutionResult(object? data, IReadOnlyList<GraphQLError> errors, bool hasData = true)
    {
        _data = data;
        Errors = errors;
        HasData = hasData;
    }

    /// <summary>What went wrong; empty when nothing did.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>False when the request failed before its execution began: the response then has no <c>data</c>.</summary>
    public bool HasData { get; }

    /// <summary>The answer to a request that fails before its execution begins.</summary>
    /// <param name="errors">At least one.</param>
    public static ExecutionResult Failure(params IReadOnlyList<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return errors.Count > 0
            ? new ExecutionResult(data: null, errors, hasData: false)
            : throw new ArgumentException("a failure has at least one error", nameof(errors));
    }

    /// <summary>The response as UTF-8 JSON, made when first asked for and kept, so that one event costs many subscribers one serialisation.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        if (_utf8 is null)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, ResultWriter.Options))
                WriteTo(writer);
            _utf8 = buffer.WrittenSpan.ToArray();
        }

        return _utf8;
    }

    /// <summary>The same answer that also tells what it cost.</summary>
    internal ExecutionResult WithCost(OperationCost cost) => new(_data, Errors, HasData) { _cost = cost };

    /// <summary>Writes the response as one JSON object: <c>errors</c> when there are any, then <c>data</c>, then <c>extensions</c> when there are any.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        if (Errors.Count > 0)
        {
            writer.WriteStartArray("errors"u8);
            foreach (var error in Errors)
                ResultWriter.WriteError(writer, error);
            writer.WriteEndArray();
        }

        if (HasData)
        {
            writer.WritePropertyName("data"u8);
            ResultWriter.WriteValue(writer, _data);
        }

        if (_cost is not null)
            WriteCost(writer, _cost);

        writer.WriteEndObject();
    }

    // A cost beyond counting is null: JSON has no infinity.
    private static void WriteCost(Utf8JsonWriter writer, OperationCost cost)
    {
        writer.WriteStartObject("extensions"u8);
        writer.WriteStartObject("cost"u8);
        WriteNumber(writer, "fieldCost"u8, cost.FieldCost);
        WriteNumber(writer, "typeCost"u8, cost.TypeCost);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double number)
    {
        if (double.IsFinite(number))
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
