using System.Buffers;
using System.Collections.Concurrent;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>The answer to a request, written already. Immutable until it is disposed. GraphQL spec, section "Response".</summary>
/// <remarks>
/// It may be written any number of times, from several threads. Disposing it gives its memory back for other responses, so
/// only after the last write; one that is not disposed is left to the garbage collector.
/// </remarks>
public sealed class ExecutionResult : IDisposable
{
    private const int MostKept = 64;
    private const int LargestKept = 1 << 20;

    private static readonly ConcurrentBag<ArrayBufferWriter<byte>> Free = [];

    private readonly int _afterErrors;
    private ArrayBufferWriter<byte>? _json;

    private ExecutionResult(ArrayBufferWriter<byte> json, int afterErrors, IReadOnlyList<GraphQLError> errors, bool hasData) =>
        (_json, _afterErrors, Errors, HasData) = (json, afterErrors, errors, hasData);

    /// <summary>What went wrong; empty when nothing did.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>False when the request failed before its execution began: the response then has no <c>data</c>.</summary>
    public bool HasData { get; }

    /// <summary>
    /// The response as one JSON object in UTF-8, without a byte order mark: <c>errors</c> when there are any, then
    /// <c>data</c>, then <c>extensions</c> when there are any.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The result is disposed.</exception>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        ObjectDisposedException.ThrowIf(_json is null, this);
        return _json.WrittenMemory;
    }

    /// <summary>The answer to a request that fails before its execution begins.</summary>
    /// <param name="errors">At least one.</param>
    public static ExecutionResult Failure(params IReadOnlyList<GraphQLError> errors) => Write(errors, hasData: false, static _ => { });

    /// <summary>The same answer, its errors with one more extension; those that have it keep theirs.</summary>
    /// <param name="name">The member of <c>errors[].extensions</c>.</param>
    /// <param name="value">A string, a number, a Boolean, or null.</param>
    public ExecutionResult WithErrorExtension(string name, object? value)
    {
        if (Errors.Count == 0)
            return this;
        var rest = ToUtf8()[_afterErrors..^1];
        return Write(
            [.. Errors.Select(error => error.Extensions?.ContainsKey(name) is true ? error : error with { Extensions = (error.Extensions ?? new Dictionary<string, object?>()).Append(new(name, value)).ToDictionary(StringComparer.Ordinal) })],
            HasData,
            json => json.Write(rest.Span));
    }

    /// <summary>Gives the memory of the response back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _json, null) is not { Capacity: <= LargestKept } json || Free.Count >= MostKept)
            return;
        json.ResetWrittenCount();
        Free.Add(json);
    }

    /// <summary>Writes the errors, and what comes after them.</summary>
    internal static ExecutionResult Write(IReadOnlyList<GraphQLError> errors, bool hasData, Action<ArrayBufferWriter<byte>> rest)
    {
        var json = Free.TryTake(out var free) ? free : new ArrayBufferWriter<byte>(1024);
        json.Write("{"u8);
        if (errors.Count > 0)
            ResultWriter.WriteErrors(json, errors);
        var afterErrors = json.WrittenCount;
        rest(json);
        json.Write("}"u8);
        return new ExecutionResult(json, afterErrors, errors, hasData);
    }
}
