using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Executes fields side by side: each resolver is started at once on the caller's thread and awaited only when it did not
/// end there; what is there is written at once. GraphQL spec, section "Executing Selection Sets".
/// </summary>
/// <remarks>Nothing here throws; a value that could not be had is a <see cref="FieldFailure"/>.</remarks>
internal sealed class FieldExecution
{
    private readonly ExecutionScope _scope;
    private readonly ValueCompletion _values;

    public FieldExecution(ExecutionScope scope)
    {
        _scope = scope;
        _values = new ValueCompletion(scope, this);
    }

    /// <summary>The root fields of a query, side by side.</summary>
    public ValueTask<FieldFailure?> WriteRootAsync(SelectionPlan plan, Segment to)
    {
        _scope.Loads.Enter();
        var writing = WriteObjectAsync(plan, parent: null, to);
        _scope.Loads.Exit();
        return writing;
    }

    /// <summary>All fields of an object; the failure is that of a field that may not be null.</summary>
    public ValueTask<FieldFailure?> WriteObjectAsync(SelectionPlan plan, object? parent, Segment to)
    {
        var start = to.Json.Length;
        List<ValueTask<FieldFailure?>>? pending = null;
        foreach (var field in plan.Fields)
        {
            to.Json.Write(field.Opening);
            if (field.IsTypeName || Pending.Add(ref pending, WriteFieldAsync(field, parent, to)) is not { } failure)
                continue;
            to.Truncate(start);
            return Pending.AwaitAllAsync(pending, failure);
        }

        Close(plan, to);
        return Pending.AwaitAllAsync(pending, failure: null);
    }

    /// <summary>The root fields of a mutation, one after another; a failure ends the rest.</summary>
    public async ValueTask<FieldFailure?> WriteSeriallyAsync(SelectionPlan plan, Segment to)
    {
        foreach (var field in plan.Fields)
        {
            to.Json.Write(field.Opening);
            if (field.IsTypeName)
                continue;
            _scope.Loads.Enter();
            var writing = WriteFieldAsync(field, parent: null, to);
            _scope.Loads.Exit();
            if (await writing.ConfigureAwait(false) is { } failure)
                return failure;
        }

        Close(plan, to);
        return null;
    }

    /// <summary>The root field of a subscription, whose value an event gives.</summary>
    public ValueTask<FieldFailure?> WriteEventAsync(SelectionPlan plan, object? value, Segment to)
    {
        List<ValueTask<FieldFailure?>>? pending = null;
        FieldFailure? failure = null;
        _scope.Loads.Enter();
        foreach (var field in plan.Fields)
        {
            to.Json.Write(field.Opening);
            if (field.IsTypeName)
                continue;
            to.Enter(field.ResponseKey);
            failure ??= Pending.Add(ref pending, _values.WriteAsync(field, field.Value, value, to));
            to.Leave();
        }

        Close(plan, to);
        _scope.Loads.Exit();
        return Pending.AwaitAllAsync(pending, failure);
    }

    private static void Close(SelectionPlan plan, Segment to) => to.Json.Write(plan.Fields.Length == 0 ? "{}"u8 : "}"u8);

    private ValueTask<FieldFailure?> WriteFieldAsync(PlannedField field, object? parent, Segment to)
    {
        // The common case needs no place in the response.
        if (parent is not null && field.Definition.LeafReader is { } reader && !_scope.Cancellation.IsCancellationRequested)
            return WriteLeaf(field, reader, parent, to);

        to.Enter(field.ResponseKey);
        var writing = _scope.Cancellation.IsCancellationRequested
            ? new(ExecutionScope.Fail("The request was cancelled.", field, to.Path!))
            : field.Definition.Getter is { } getter && parent is not null
                ? ReadFieldAsync(field, getter, parent, to)
                : ResolveFieldAsync(field, parent, to);
        to.Leave();
        return writing;
    }

#pragma warning disable CA1031 // Whatever a resolver throws becomes an error of its field.
    private ValueTask<FieldFailure?> WriteLeaf(PlannedField field, LeafReader reader, object parent, Segment to)
    {
        var start = to.Json.Length;
        Exception? fault = null;
        try
        {
            if (reader(parent, to.Json))
                return default;
        }
        catch (Exception e)
        {
            fault = e;
        }

        to.Enter(field.ResponseKey);
        var writing = fault is null
            ? _values.WriteAsync(field, field.Value, value: null, to)
            : new(_values.Settle(_scope.Fail(fault, field, parent, to.Path!), field.Value, start, to));
        to.Leave();
        return writing;
    }

    private ValueTask<FieldFailure?> ReadFieldAsync(PlannedField field, Func<object, object?> getter, object parent, Segment to)
    {
        object? value;
        try
        {
            value = getter(parent);
        }
        catch (Exception e)
        {
            return new(_values.Settle(_scope.Fail(e, field, parent, to.Path!), field.Value, to.Json.Length, to));
        }

        return _values.WriteAsync(field, field.Value, value, to);
    }

    private ValueTask<FieldFailure?> ResolveFieldAsync(PlannedField field, object? parent, Segment to)
    {
        var path = to.Path!;
        if (_scope.MakeContext(field, parent, path, out var error) is not { } context)
            return new(_values.Settle(ExecutionScope.Fail(error!, field, path), field.Value, to.Json.Length, to));

        ValueTask<FieldFailure?> writing;
        _scope.Loads.Enter();
        try
        {
            var resolver = field.Definition.Resolver
                ?? throw new InvalidOperationException($"{field.ParentType}.{field.Definition.Name} has no binding; build the schema with SchemaBuilder.Build");
            var resolving = resolver(context, _scope.Cancellation);
            if (!resolving.IsCompleted)
                return AwaitResolverAsync(resolving, field, context, to.AddPlace());
            writing = _values.WriteAsync(field, field.Value, resolving.GetAwaiter().GetResult(), to);
        }
        catch (Exception e)
        {
            writing = new(_values.Settle(_scope.Fail(e, field, parent, path, context), field.Value, to.Json.Length, to));
        }

        // After the fields below were started, so that their loads are gathered with those of the siblings.
        _scope.Loads.Exit();
        return writing;
    }

    private async ValueTask<FieldFailure?> AwaitResolverAsync(ValueTask<object?> resolving, PlannedField field, FieldContext context, Place place)
    {
        ValueTask<FieldFailure?> writing;
        Segment? to = null;
        try
        {
            var value = await resolving.ConfigureAwait(false);
            place.Content = to = _scope.AddSegment(context.ResponsePath);
            writing = _values.WriteAsync(field, field.Value, value, to);
        }
        catch (Exception e)
        {
            place.Content = to ??= _scope.AddSegment(context.ResponsePath);
            writing = new(_values.Settle(_scope.Fail(e, field, context.ParentValue, context.ResponsePath!, context), field.Value, start: 0, to));
        }
        finally
        {
            _scope.Loads.Exit();
        }

        return await writing.ConfigureAwait(false);
    }
#pragma warning restore CA1031
}
