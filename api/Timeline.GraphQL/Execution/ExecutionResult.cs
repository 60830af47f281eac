using System.Buffers;
using System.Text.Json;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>The answer to a request, written already. Immutable until it is disposed. GraphQL spec, section "Response".</summary>
/// <remarks>
/// It may be written any number of times, from several threads. Disposing it gives its memory back for other responses, so
/// only after the last write; one that is not disposed is left to the garbage collector.
/// </remarks>
public sealed class ExecutionResult : IDisposable
{
    private readonly ReadOnlyMemory<byte> _unrented;
    private readonly PooledBuffer? _rented;
    private readonly int _afterErrors;
    private bool _disposed;

    internal ExecutionResult(PooledBuffer response, int afterErrors, IReadOnlyList<GraphQLError> errors)
    {
        _rented = response;
        _afterErrors = afterErrors;
        Errors = errors;
        HasData = true;
    }

    private ExecutionResult(byte[] response, int afterErrors, IReadOnlyList<GraphQLError> errors, bool hasData)
    {
        _unrented = response;
        _afterErrors = afterErrors;
        Errors = errors;
        HasData = hasData;
    }

    /// <summary>What went wrong; empty when nothing did.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>False when the request failed before its execution began: the response then has no <c>data</c>.</summary>
    public bool HasData { get; }

    /// <summary>
    /// The response as one JSON object in UTF-8, without a byte order mark: <c>errors</c> when there are any, then
    /// <c>data</c>, then <c>extensions</c> when there are any. Not to be used after the result is disposed.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The result is disposed.</exception>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _rented?.Written ?? _unrented;
    }

    /// <summary>About what it takes while it is kept: the written response, and its errors as objects.</summary>
    internal long KeptBytes => 500 + (4L * ToUtf8().Length);

    /// <summary>The answer to a request that fails before its execution begins.</summary>
    /// <param name="errors">At least one.</param>
    public static ExecutionResult Failure(params IReadOnlyList<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return errors.Count > 0
            ? Copied(errors, cost: null)
            : throw new ArgumentException("a failure has at least one error", nameof(errors));
    }

    /// <summary>The same answer, its errors with one more extension; those that have it keep theirs.</summary>
    /// <param name="name">The member of <c>errors[].extensions</c>.</param>
    /// <param name="value">A string, a number, a Boolean, or null.</param>
    public ExecutionResult WithErrorExtension(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Errors.Count == 0)
            return this;
        IReadOnlyList<GraphQLError> extended = [.. Errors.Select(error => error.Extensions?.ContainsKey(name) is true
            ? error
            : error with { Extensions = new Dictionary<string, object?>(error.Extensions ?? new Dictionary<string, object?>(), StringComparer.Ordinal) { [name] = value } })];
        using var buffer = new PooledBuffer(ToUtf8().Length + (128 * extended.Count));
        var afterErrors = ResultWriter.WriteErrors(buffer, extended);
        buffer.Write(ToUtf8().Span[_afterErrors..]);
        return new ExecutionResult(buffer.Written.ToArray(), afterErrors, extended, HasData);
    }

    /// <summary>Copies <see cref="ToUtf8"/>.</summary>
    /// <exception cref="ObjectDisposedException">The result is disposed.</exception>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(ToUtf8().Span);
    }

    /// <summary>Writes <see cref="ToUtf8"/> as one value of a larger JSON text.</summary>
    /// <exception cref="ObjectDisposedException">The result is disposed.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(ToUtf8().Span, skipInputValidation: true);
    }

    /// <summary>Gives the memory of the response back. Failures and the responses to events of a subscription have none to give, and may still be written.</summary>
    public void Dispose()
    {
        if (_rented is null || Interlocked.Exchange(ref _disposed, true))
            return;
        _rented.Dispose();
    }

    /// <summary>A failure that also tells what the operation would have cost.</summary>
    internal static ExecutionResult Copied(IReadOnlyList<GraphQLError> errors, Limits.OperationCost? cost)
    {
        using var buffer = new PooledBuffer(256 * errors.Count);
        var afterErrors = ResultWriter.WriteErrors(buffer, errors);
        ResultWriter.WriteEnd(buffer, cost);
        return new ExecutionResult(buffer.Written.ToArray(), afterErrors, errors, hasData: false);
    }

    /// <summary>The same answer in memory of its own, for whoever keeps it. This one is disposed.</summary>
    internal ExecutionResult Kept()
    {
        if (_rented is null)
            return this;
        using (this)
            return new ExecutionResult(ToUtf8().ToArray(), _afterErrors, Errors, HasData);
    }
}
