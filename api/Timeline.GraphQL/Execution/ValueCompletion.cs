using System.Collections;
using System.Runtime.CompilerServices;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Turns what a resolver gave into what the response shows. GraphQL spec, section "Value Completion".</summary>
internal readonly struct ValueCompletion(ExecutionScope scope, FieldExecution execution)
{
    /// <summary>The value of a field, with its errors kept; a failure only when the field may not be null.</summary>
    public ValueTask<object?> CompleteFieldAsync(PlannedField field, object? value, ResponsePath path) =>
        CompleteAndSettleAsync(field, field.Definition.Type, value, path);

    /// <summary>Takes up a failure where the type may be null.</summary>
    public object? Settle(object? completed, GraphQLType type, ResponsePath path)
    {
        if (completed is not FieldFailure failure || type is NonNullType)
            return completed;
        scope.Errors.Add(failure.Error, path);
        return null;
    }

    /// <summary>The written form of a leaf value.</summary>
    /// <exception cref="ValueSerializationException">The type cannot represent it.</exception>
    public static object Serialize(NamedType type, object value) =>
        type is ScalarType scalar ? scalar.Serialize(value) : ((EnumType)type).Serialize(value);

    private ValueTask<object?> CompleteAndSettleAsync(PlannedField field, GraphQLType type, object? value, ResponsePath path)
    {
        var completing = CompleteAsync(field, type, value, path);
        return completing.IsCompleted
            ? new(Settle(completing.GetAwaiter().GetResult(), type, path))
            : AwaitAsync(this, completing, type, path);

        static async ValueTask<object?> AwaitAsync(ValueCompletion self, ValueTask<object?> completing, GraphQLType type, ResponsePath path) =>
            self.Settle(await completing.ConfigureAwait(false), type, path);
    }

    private ValueTask<object?> CompleteAsync(PlannedField field, GraphQLType type, object? value, ResponsePath path)
    {
        if (value is null)
            return new(type is NonNullType ? CannotBeNull(field, path) : null);
#pragma warning disable CA1031 // Reading what a resolver gave may throw anything; it becomes an error of the field.
        try
        {
            return type.Nullable switch
            {
                ListType list => CompleteListAsync(field, list, value, path),
                ObjectType item => CompleteObject(field, item, value, path),
                NamedType { IsAbstractType: true } wide => CompleteAbstract(field, wide, value, path),
                NamedType leaf => new(Serialize(leaf, value)),
                _ => throw new InvalidOperationException($"{type} is no output type"),
            };
        }
        catch (Exception e)
        {
            return new(scope.Fail(e, field, parent: null, path));
        }
#pragma warning restore CA1031
    }

    private ValueTask<object?> CompleteListAsync(PlannedField field, ListType type, object value, ResponsePath path)
    {
        if (value is not IEnumerable items || value is string)
            return new(ExecutionScope.Fail($"Expected Iterable, but did not find one for field \"{field.ParentType}.{field.Definition.Name}\".", field, path));

        var results = new List<object?>(value is ICollection { Count: var count } ? count : 4);
        List<(int Index, ValueTask<object?> Value)>? pending = null;
        foreach (var item in items)
        {
            var completing = CompleteAndSettleAsync(field, type.OfType, item, new ResponsePath(path, results.Count));
            if (!completing.IsCompleted)
            {
                (pending ??= []).Add((results.Count, completing));
                results.Add(null);
                continue;
            }

            var result = completing.GetAwaiter().GetResult();
            if (result is FieldFailure failure)
                return pending is null ? new(failure) : AwaitListAsync(results, pending, failure);
            results.Add(result);
        }

        return pending is null ? new(results.ToArray()) : AwaitListAsync(results, pending, failure: null);
    }

    private static async ValueTask<object?> AwaitListAsync(
        List<object?> results, List<(int Index, ValueTask<object?> Value)> pending, FieldFailure? failure)
    {
        foreach (var (index, value) in pending)
        {
            results[index] = await value.ConfigureAwait(false);
            failure ??= results[index] as FieldFailure;
        }

        return failure is null ? results.ToArray() : failure;
    }

    private ValueTask<object?> CompleteAbstract(PlannedField field, NamedType type, object value, ResponsePath path)
    {
        var actual = scope.Schema.GetTypeOf(type, value)
            ?? throw new InvalidOperationException($"{field.ParentType}.{field.Definition.Name} gave a {value.GetType().FullName}, which no object type of {type} is bound to");
        return CompleteObject(field, actual, value, path);
    }

    private ValueTask<object?> CompleteObject(PlannedField field, ObjectType type, object value, ResponsePath path)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return new(ExecutionScope.Fail("The result is nested too deeply.", field, path));
        var selection = field.SelectionOn(type);
        return selection.Error is { } error
            ? new(ExecutionScope.Fail(error, field, path))
            : execution.ExecuteAsync(selection, value, path);
    }

    private static FieldFailure CannotBeNull(PlannedField field, ResponsePath path) =>
        ExecutionScope.Fail($"Cannot return null for non-nullable field {field.ParentType}.{field.Definition.Name}.", field, path);
}
