using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Executes fields side by side: each resolver is started at once on the caller's thread and awaited only when it did not
/// end there. GraphQL spec, section "Executing Selection Sets".
/// </summary>
/// <remarks>Nothing here throws; a value that could not be had is a <see cref="FieldFailure"/>.</remarks>
internal sealed class FieldExecution(ExecutionScope scope)
{
    private ValueCompletion Completion => new(scope, this);

    /// <summary>All fields of an object: an <see cref="ObjectResult"/>, or the failure of a field that may not be null.</summary>
    public ValueTask<object?> ExecuteAsync(SelectionPlan plan, object? parent, ResponsePath? path)
    {
        var values = new object?[plan.Fields.Length];
        List<(int Index, ValueTask<object?> Value)>? pending = null;
        for (var i = 0; i < values.Length; i++)
        {
            var value = ExecuteFieldAsync(plan.Fields[i], parent, path);
            if (!value.IsCompleted)
            {
                (pending ??= []).Add((i, value));
                continue;
            }

            values[i] = value.GetAwaiter().GetResult();
            // The object is lost; what was started must still end before the request does.
            if (values[i] is FieldFailure failure)
                return pending is null ? new(failure) : AwaitAllAsync(plan, values, pending, failure);
        }

        return pending is null ? new(new ObjectResult(plan.Fields, values)) : AwaitAllAsync(plan, values, pending, failure: null);
    }

    /// <summary>The root fields of a mutation, one after another; a failure ends the rest.</summary>
    public async ValueTask<object?> ExecuteSeriallyAsync(SelectionPlan plan)
    {
        var values = new object?[plan.Fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            scope.Loads.Enter();
            var value = ExecuteFieldAsync(plan.Fields[i], parent: null, parentPath: null);
            scope.Loads.Exit();
            values[i] = await value.ConfigureAwait(false);
            if (values[i] is FieldFailure failure)
                return failure;
        }

        return new ObjectResult(plan.Fields, values);
    }

    /// <summary>The root field of a subscription, whose value an event gives.</summary>
    public async ValueTask<object?> ExecuteEventAsync(SelectionPlan plan, object? value)
    {
        var values = new object?[plan.Fields.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var field = plan.Fields[i];
            values[i] = field.Definition == MetaFields.TypeName
                ? field.ParentType.Name
                : await Completion.CompleteFieldAsync(field, value, new ResponsePath(null, field.ResponseKey)).ConfigureAwait(false);
            if (values[i] is FieldFailure failure)
                return failure;
        }

        return new ObjectResult(plan.Fields, values);
    }

    private static async ValueTask<object?> AwaitAllAsync(
        SelectionPlan plan, object?[] values, List<(int Index, ValueTask<object?> Value)> pending, FieldFailure? failure)
    {
        foreach (var (index, value) in pending)
        {
            values[index] = await value.ConfigureAwait(false);
            failure ??= values[index] as FieldFailure;
        }

        return failure is null ? new ObjectResult(plan.Fields, values) : failure;
    }

    private ValueTask<object?> ExecuteFieldAsync(PlannedField field, object? parent, ResponsePath? parentPath)
    {
        if (field.Definition == MetaFields.TypeName)
            return new(field.ParentType.Name);
        if (scope.Cancellation.IsCancellationRequested)
            return new(ExecutionScope.Fail("The request was cancelled.", field, new ResponsePath(parentPath, field.ResponseKey)));
        return field.Definition.Getter is { } getter && parent is not null
            ? ReadField(field, getter, parent, parentPath)
            : ResolveFieldAsync(field, parent, new ResponsePath(parentPath, field.ResponseKey));
    }

#pragma warning disable CA1031 // Whatever a resolver throws becomes an error of its field.
    private ValueTask<object?> ReadField(PlannedField field, Func<object, object?> getter, object parent, ResponsePath? parentPath)
    {
        try
        {
            var value = getter(parent);
            // The common case needs no path.
            if (field.LeafType is { } leaf && value is not null)
                return new(ValueCompletion.Serialize(leaf, value));
            return Completion.CompleteFieldAsync(field, value, new ResponsePath(parentPath, field.ResponseKey));
        }
        catch (Exception e)
        {
            var path = new ResponsePath(parentPath, field.ResponseKey);
            return new(Completion.Settle(scope.Fail(e, field, parent, path), field.Definition.Type, path));
        }
    }

    private ValueTask<object?> ResolveFieldAsync(PlannedField field, object? parent, ResponsePath path)
    {
        if (scope.MakeContext(field, parent, path, out var error) is not { } context)
            return new(Completion.Settle(ExecutionScope.Fail(error!, field, path), field.Definition.Type, path));

        scope.Loads.Enter();
        try
        {
            var resolver = field.Definition.Resolver
                ?? throw new InvalidOperationException($"{field.ParentType}.{field.Definition.Name} has no binding; build the schema with SchemaBuilder.Build");
            var resolving = resolver(context, scope.Cancellation);
            if (!resolving.IsCompletedSuccessfully)
                return AwaitResolverAsync(resolving, field, context, path);
            var completing = Completion.CompleteFieldAsync(field, resolving.Result, path);
            scope.Loads.Exit();
            return completing;
        }
        catch (Exception e)
        {
            scope.Loads.Exit();
            return new(Completion.Settle(scope.Fail(e, field, parent, path, context), field.Definition.Type, path));
        }
    }

    private async ValueTask<object?> AwaitResolverAsync(ValueTask<object?> resolving, PlannedField field, FieldContext context, ResponsePath path)
    {
        ValueTask<object?> completing;
        try
        {
            completing = Completion.CompleteFieldAsync(field, await resolving.ConfigureAwait(false), path);
        }
        catch (Exception e)
        {
            completing = new(Completion.Settle(scope.Fail(e, field, context.ParentValue, path, context), field.Definition.Type, path));
        }
        finally
        {
            // After the fields below were started, so that their loads are gathered with those of the siblings.
            scope.Loads.Exit();
        }

        return await completing.ConfigureAwait(false);
    }
#pragma warning restore CA1031
}
