using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Execution;

/// <summary>The answer to a request. Immutable. GraphQL spec, section "Response".</summary>
public sealed class ExecutionResult
{
    private readonly object? _data;

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

    /// <summary>Writes the response as one JSON object: <c>errors</c> when there are any, then <c>data</c>.</summary>
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

        writer.WriteEndObject();
    }
}
