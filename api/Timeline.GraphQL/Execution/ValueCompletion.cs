using System.Collections;
using System.Runtime.CompilerServices;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Turns what a resolver gave into what the response shows, and writes it. GraphQL spec, section "Value Completion".</summary>
internal sealed class ValueCompletion(ExecutionScope scope, FieldExecution fields)
{
    /// <summary>The value at the segment's place; a failure only when it may not be null.</summary>
    public ValueTask<FieldFailure?> WriteAsync(PlannedField field, ValuePlan plan, object? value, Segment to)
    {
        var start = to.Json.Length;
        var writing = WriteValueAsync(field, plan, value, to);
        if (writing.IsCompleted)
            return writing.GetAwaiter().GetResult() is { } failure ? new(Settle(failure, plan, start, to)) : default;
        return plan.IsRequired ? writing : AwaitAsync(writing, scope, to.AddPlace(start), to.Path!);

        static async ValueTask<FieldFailure?> AwaitAsync(ValueTask<FieldFailure?> writing, ExecutionScope scope, Place place, ResponsePath path)
        {
            if (await writing.ConfigureAwait(false) is { } failure)
            {
                scope.Errors.Add(failure.Error, path);
                place.IsNull = true;
            }

            return null;
        }
    }

    /// <summary>Takes up a failure where the value may be null.</summary>
    /// <param name="failure">What failed, at the segment's place.</param>
    /// <param name="plan">The type.</param>
    /// <param name="start">Where the value began in the segment.</param>
    /// <param name="to">The segment.</param>
    public FieldFailure? Settle(FieldFailure failure, ValuePlan plan, int start, Segment to)
    {
        if (plan.IsRequired)
            return failure;
        scope.Errors.Add(failure.Error, to.Path!);
        to.Truncate(start);
        to.Json.WriteNull();
        return null;
    }

    private ValueTask<FieldFailure?> WriteValueAsync(PlannedField field, ValuePlan plan, object? value, Segment to)
    {
        if (value is null && plan.IsRequired)
            return new(ExecutionScope.Fail($"Cannot return null for non-nullable field {field.ParentType}.{field.Definition.Name}.", field, to.Path!));
        if (value is null)
        {
            to.Json.WriteNull();
            return default;
        }

#pragma warning disable CA1031 // Reading what a resolver gave may throw anything; it becomes an error of the field.
        try
        {
            switch (plan.Named)
            {
                case null:
                    return WriteListAsync(field, plan.Item!, value, to);
                case ObjectType item:
                    return WriteObjectAsync(field, item, value, to);
                case ScalarType scalar:
                    scalar.Write(value, to.Json);
                    return default;
                case EnumType values:
                    values.Write(value, to.Json);
                    return default;
                case { IsAbstractType: true } wide:
                    return WriteObjectAsync(field, ActualType(field, wide, value), value, to);
                default:
                    throw new InvalidOperationException($"{plan.Named} is no output type");
            }
        }
        catch (Exception e)
        {
            return new(scope.Fail(e, field, parent: null, to.Path!));
        }
    }

    private ValueTask<FieldFailure?> WriteListAsync(PlannedField field, ValuePlan plan, object value, Segment to)
    {
        if (value is not IEnumerable items || value is string)
            return new(ExecutionScope.Fail($"Expected Iterable, but did not find one for field \"{field.ParentType}.{field.Definition.Name}\".", field, to.Path!));

        var (start, depth) = (to.Json.Length, to.Depth);
        List<ValueTask<FieldFailure?>>? pending = null;
        FieldFailure? failure = null;
        try
        {
            var index = 0;
            to.Json.Write("["u8);
            foreach (var item in items)
            {
                if (index > 0)
                    to.Json.Write(","u8);
                to.Enter(index++);
                failure = Pending.Add(ref pending, WriteAsync(field, plan, item, to));
                to.Leave();
                if (failure is not null)
                    break;
            }

            to.Json.Write("]"u8);
        }
        catch (Exception e)
        {
            // The sequence broke; the items that were started must still end.
            to.LeaveTo(depth);
            failure = scope.Fail(e, field, parent: null, to.Path!);
        }
#pragma warning restore CA1031

        if (failure is not null)
            to.Truncate(start);
        return Pending.AwaitAllAsync(pending, failure);
    }

    private ValueTask<FieldFailure?> WriteObjectAsync(PlannedField field, ObjectType type, object value, Segment to)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return new(ExecutionScope.Fail("The result is nested too deeply.", field, to.Path!));
        var selection = field.SelectionOn(type);
        return selection.Error is { } error
            ? new(ExecutionScope.Fail(error, field, to.Path!))
            : fields.WriteObjectAsync(selection, value, to);
    }

    private ObjectType ActualType(PlannedField field, NamedType type, object value) => scope.Schema.GetTypeOf(type, value)
        ?? throw new InvalidOperationException($"{field.ParentType}.{field.Definition.Name} gave a {value.GetType().FullName}, which no object type of {type} is bound to");
}
